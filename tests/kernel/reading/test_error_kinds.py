"""What cannot be read is told from what can be and is another document."""

import pytest

from hiwar.kernel.reading import ReadingError, read
from hiwar.kernel.reading.model import ErrorKind

TITLE = "Human Rights Council\nReport of the Working Group on the Universal Periodic Review\nTalvania\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", ErrorKind.UNREADABLE),
        (b"%PDF-1.7 and nothing more", ErrorKind.UNREADABLE),
        (TITLE.encode(), ErrorKind.UNREADABLE),
        (b"A letter about nothing in particular, with no list in it.", ErrorKind.OTHER_DOCUMENT),
        (
            "في إطار الحوار التفاعلي قدمت التوصيات التالية إلى الدولة موضوع الاستعراض".encode(),
            ErrorKind.OTHER_DOCUMENT,
        ),
    ],
    ids=["empty", "broken", "no recommendations", "letter", "Arabic"],
)
def test_the_kind_of_an_error(data: bytes, kind: ErrorKind) -> None:
    with pytest.raises(ReadingError) as raised:
        read(data, "a.txt")
    assert raised.value.kind is kind
