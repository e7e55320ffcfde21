"""The word index gives the answers that the record gives, or none."""

from __future__ import annotations

import fcntl
import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.audit.actors import OPERATOR
from hiwar.audit.commands import Log
from hiwar.kernel.reading import Page, Reading
from hiwar.reviews.commands import Correction, NewPart, correct, import_reading, take_down_document
from hiwar.reviews.queries import words
from hiwar.search import finding, queries
from hiwar.search.finding import Filters
from hiwar.search.index import keeping, place, reader, shape
from hiwar.search.index.keeping import Kept, keep_up
from hiwar.search.queries import Asked
from tests.builders import NOW, SYMBOL, item, later, reading, source
from tests.web import sample

TEXTS = {
    "en": (
        "Abolish the death penalty for all crimes",
        "Ratify the Optional Protocol; end the death penalty",
        "Fight non-discrimination and discriminations of every kind, State's duty 2014",
        "Torture, tortured boats and boathouses: penalty of death",
        "Continue the fight against torture",
    ),
    "fr": ("Abolir la peine de mort", "Ratifier le protocole", "Lutter contre les discriminations", "", "La torture"),
    "ar": ("إلغاء عقوبة الإعدام", "والتصديق على البروتوكول", "مكافحة التمييز 2014", "بالتعذيب وللقوارب", "التعذيب"),
    "zh": ("废除死刑 death", "批准任择议定书,废除死刑", "反对歧视2014年", "禁止酷刑hiv病毒", "人权"),
}
"""The same five recommendations in four languages; one has no French text that says anything."""

SPEAKERS = ("XBD", "XHL", "XKS", "XLN")


def texts(lang: str) -> Reading:
    """Talvania's report in a language."""
    items = [
        item(f"10.{number}", text or "-", SPEAKERS[: 1 + number % 3], position=None if number == 2 else _SUPPORTED)
        for number, text in enumerate(TEXTS[lang], start=1)
    ]
    pages = tuple(Page(number, f"{text}\n{lang}") for number, text in enumerate(TEXTS[lang], start=1))
    return reading(*items, language=lang, pages=pages)


_SUPPORTED = item().position


@pytest.fixture
def _filled(record: Path, tmp_path: Path) -> None:
    """Talvania's review in four languages, with a correction, a new part and a withdrawal; and the sample's others."""
    for minute, lang in enumerate(TEXTS):
        import_reading(OPERATOR, source(tmp_path, lang, f"{lang}.txt"), texts(lang), now=later(minute))
    sample.real(tmp_path)
    sample.kesteria(tmp_path)
    part = NewPart("Mend the death boats", ("Halmeria",))
    correct(OPERATOR, f"{SYMBOL}:10.5", Correction(text="Fight it", new_parts=(part,)), reason="Misread", now=later(9))
    correct(OPERATOR, f"{SYMBOL}:10.4", Correction(withdraw=True), reason="None", now=later(10))


@pytest.fixture
def _indexed(_filled: None) -> None:
    assert keep_up().made


PIECES = """
the death penalty deaths torture tortur* torture* non-discrimination discriminat* non-discriminat* 2014 state's st* boat
boats boathouse "death_penalty" "penalty_death" "the_death_pen*" fight it sample "sample_text" 1 text* gulls mort peine
protocole torture discriminations la l* التعذيب تعذيب عقوبه الاعدام بروتوكول تمييز تعذ* قوارب
死刑 废除 除死 刑 hiv病 v病毒 2014年 年 人权 权 死刑,废除 废除死刑 en zh kesteria lock oil ?! * a*
"""
"""What readers may type, each apart from the others; an underscore is a space in a phrase."""

QUESTIONS = st.lists(st.sampled_from(PIECES.split()), max_size=3).map(lambda some: " ".join(some).replace("_", " "))
CODES = st.sampled_from([None, "XTV", "XKS", "SVN", "FRA", "XBD", "XHL", "XXX", "fra sp"])
FILTERS = st.builds(
    Filters,
    of=CODES,
    by=CODES,
    position=st.sampled_from([None, "supported", "none", "pending", "nothing"]),
    sessions=st.sampled_from([None, (0,), (2,), (20, 0), (-1,), ()]),
)


def both(asked: Callable[[], Any], monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any]:
    """The answer of the index, which must be current, and that of the record."""
    assert reader.current() is not None
    with monkeypatch.context() as patched:
        patched.setattr(reader, "fault", _raise)
        index = asked()
        patched.setattr(reader, "current", lambda: None)
        return index, asked()


def _raise(error: BaseException) -> None:
    raise error


NEARLY = "deth penalti penaltys abolishh tortuer boatt protocol protcole تعذيت بروتوكل mord gullz sampel zebra"
"""Words that are a letter away from one of the texts, and from none."""


@pytest.mark.usefixtures("_indexed")
@pytest.mark.parametrize(
    "filters", [Filters(), Filters(of="XTV"), Filters(by="XBD", of="XTV"), Filters(position="none")]
)
def test_the_index_and_the_record_know_the_same_other_spellings(
    filters: Filters, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {}
    for word in NEARLY.split():
        index, record = both(lambda word=word: finding.spellings(word, filters), monkeypatch)  # type: ignore[misc]
        assert index == record, word
        found[word] = record
    if filters.of:
        assert found["penalti"] == ["penalty"]
        assert found["tortuer"] == ["torture"]
        assert found["deth"] == ["death"]


@pytest.mark.usefixtures("_indexed")
def test_the_index_and_the_record_give_the_same_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    @given(q=QUESTIONS, filters=FILTERS, start=st.integers(0, 3))
    def same(q: str, filters: Filters, start: int) -> None:
        wanted = words.wanted(q)
        for asked in (
            lambda: finding.recommendations(wanted, filters, start, 2),
            lambda: finding.recommendations(wanted, filters, 0, 100),
            lambda: finding.any_text(wanted, filters),
            lambda: finding.papers(wanted, filters, 2, 1) if wanted else None,
            lambda: finding.papers(wanted, filters, 20, 5) if wanted else None,
        ):
            index, record = both(asked, monkeypatch)
            assert index == record

    same()


@pytest.mark.usefixtures("_indexed")
@pytest.mark.parametrize(
    "q", ["death", "torture", "التعذيب", "死刑", "sample", f"{SYMBOL}:10.1", "10.1", "Kesteria", ""]
)
def test_the_pages_of_the_search_are_the_same(q: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for asked in ({"q": q}, {"q": q, "of": "xtv"}, {"q": q, "by": "XBD", "of": "XTV", "position": "none"}):
        for page in (1, 2):
            index, record = both(lambda: queries.search(Asked.of_query(asked), page, "fr"), monkeypatch)  # noqa: B023
            assert index == record


@pytest.mark.usefixtures("_indexed")
def test_what_is_found_through_the_index() -> None:
    def found(q: str) -> list[str]:
        told = queries.search(Asked.of_query({"q": q, "of": "XTV"}), 1, "en")
        return [row["address"].removeprefix(f"{SYMBOL}:") for row in told["recommendations"]]

    assert found("death penalty") == ["10.1", "10.2"]
    assert found("discriminat*") == ["10.3"]
    assert found("تعذيب") == ["10.5"]  # the Arabic text is still the one that was read
    assert found("死刑") == ["10.1", "10.2"]
    assert found("death boats") == ["10.5:2"]
    assert found("tortured") == []  # withdrawn


def numbers(q: str) -> list[int]:
    """The keys that a search finds, however it does."""
    return finding.recommendations(words.wanted(q), Filters(of="XTV"), 0, 100).keys


@pytest.mark.usefixtures("_indexed")
def test_it_is_asked_only_while_it_is_up_to_date(tmp_path: Path) -> None:
    assert reader.current() is not None
    correct(OPERATOR, f"{SYMBOL}:10.1", Correction(text="Count shells"), reason="Misread", now=later(20))
    assert reader.current() is None
    assert len(numbers("shells")) == 1
    assert keep_up() == Kept(False, 1, 0)
    assert reader.current() is not None
    assert len(numbers("shells")) == 1
    assert keep_up() == Kept()

    chinese = source(tmp_path, "zh", "zh.txt").sha256
    take_down_document(OPERATOR, chinese, reason="So", legal_basis="Law", now=later(21))
    assert keep_up() == Kept(False, 1, 1)
    assert reader.current() is not None
    assert numbers("死刑") == []
    assert finding.papers(words.wanted("死刑"), Filters(of="XTV"), 20, 5).total == 0


@pytest.mark.usefixtures("_indexed")
def test_rows_of_the_log_that_touch_no_text_leave_it_as_it_is() -> None:
    before = place.read()
    for number in range(60):
        Log("nothing.much", OPERATOR, NOW).record(f"somebody {number}", {"count": number})
        assert reader.current() is not None
    assert keep_up() == Kept()
    after = place.read()
    assert before
    assert after
    assert (after.entry, after.files) == (before.entry + 60, before.files)


@pytest.mark.usefixtures("_indexed")
def test_too_many_rows_to_look_at_count_as_news() -> None:
    for number in range(110):
        Log("nothing.much", OPERATOR, NOW).record(f"somebody {number}", {"count": number})
    assert reader.current() is None
    assert keep_up() == Kept()
    assert reader.current() is not None


def _other_edition(mark: dict[str, Any]) -> None:
    mark["edition"] = "0"


def _other_record(mark: dict[str, Any]) -> None:
    mark["hash"] = "0" * 64


def _later_record(mark: dict[str, Any]) -> None:
    mark["entry"] += 1000


def _no_folder(mark: dict[str, Any]) -> None:
    mark["folder"] = "words-9"


def _no_mark(mark: dict[str, Any]) -> None:
    mark.clear()


@pytest.mark.usefixtures("_indexed")
@pytest.mark.parametrize("change", [_other_edition, _other_record, _later_record, _no_folder, _no_mark])
def test_an_index_that_is_not_of_this_record_is_made_anew(change: Callable[[dict[str, Any]], None]) -> None:
    told = json.loads(place.mark_file().read_text())
    change(told)
    place.mark_file().write_text(json.dumps(told))

    assert reader.current() is None
    assert len(numbers("death")) == 3
    assert keep_up().made
    assert reader.current() is not None
    assert [path.name for path in place.root().glob("words-*")] == [place.read().folder]  # type: ignore[union-attr]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _lose(path: Path) -> None:
    path.unlink()


@pytest.mark.usefixtures("_indexed")
@pytest.mark.parametrize("damage", [_cut, _lose])
def test_a_damaged_index_is_left_aside_and_made_anew(damage: Callable[[Path], None]) -> None:
    for kind in (".idx", ".term", ".fast", "meta.json"):
        mark = place.read()
        assert mark
        damage(next(path for path in mark.path.iterdir() if path.name.endswith(kind)))
        place.write(mark)

        assert reader.current() is None
        assert len(numbers("death")) == 3
        assert keep_up().made
        assert reader.current() is not None


@pytest.mark.usefixtures("_indexed")
def test_a_flipped_bit_is_found_by_looking_thoroughly() -> None:
    mark = place.read()
    assert mark
    path = next(path for path in mark.path.iterdir() if path.suffix == ".idx")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    assert keep_up() == Kept()
    assert keep_up(thoroughly=True).made


@pytest.mark.usefixtures("_indexed")
def test_a_half_written_index_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    correct(OPERATOR, f"{SYMBOL}:10.1", Correction(text="Count shells"), reason="Misread", now=later(20))
    with monkeypatch.context() as patched:
        patched.setattr(place, "write", _killed)
        with pytest.raises(KeyboardInterrupt):
            keep_up()
    assert reader.current() is None
    assert len(numbers("shells")) == 1
    keep_up()
    assert reader.current() is not None
    assert len(numbers("shells")) == 1


def _killed(mark: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.usefixtures("_filled")
def test_nobody_waits_for_another_who_makes_it() -> None:
    place.root().mkdir()
    with (place.root() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert keep_up() == Kept()
    assert keep_up().made


@pytest.mark.usefixtures("_filled")
def test_where_it_cannot_be_written_the_record_is_searched(data: Path) -> None:
    (data / "index").write_text("in the way")

    with pytest.raises(OSError, match="index"):
        keep_up()
    assert reader.current() is None
    assert len(numbers("death")) == 3


@pytest.mark.usefixtures("_indexed")
def test_a_fault_while_asking_is_said_once_and_the_record_is_searched(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_arguments: object) -> None:
        raise RuntimeError("disk\ngone")

    monkeypatch.setattr(reader.Reader, "texts", breaks)
    with caplog.at_level(logging.WARNING):
        assert len(numbers("death")) == 3
        assert len(numbers("death")) == 3
    assert [record.getMessage() for record in caplog.records] == [
        "The word index cannot be read and is left aside: disk gone"
    ]


def test_an_empty_record_has_an_empty_index(record: Path) -> None:
    assert keep_up() == Kept(True, 0, 0)
    assert reader.current() is not None
    assert numbers("death") == []
    assert numbers("") == []


def test_keys_sort_as_pages_do() -> None:
    places = [(20, "AUT", 0), (20, "AUT", 1), (20, "FRA", 0), (3, "AUT", 0), (0, "XTV", 7)]
    assert [shape.key(*each) for each in places] == sorted(shape.key(*each) for each in places)
    assert shape.order(None, "", "B", "") > shape.order(0, "XTV", "A", "") > shape.order(1, "AUT", "A", "")
    for wrong in ((-1, "AUT", 0), (40_000, "AUT", 0), (1, "AUT", shape.ENTRIES), (1, "LONG", 0)):
        with pytest.raises(ValueError, match="no key"):
            shape.key(*wrong)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer of a small index needs little memory."""
    monkeypatch.setattr(keeping, "_MEMORY", 16_000_000)
