"""Acts, steps and titles for tests of what lies above."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from hiwar.audit.actors import OPERATOR
from hiwar.kernel.facts import ActKind, StepKind
from hiwar.kernel.reading import ReadRow, RowKind
from hiwar.reviews.commands.tallying import tally_documents
from hiwar.treaties.commands import import_table, record_act, record_step
from tests.builders import data_set, source


def treaties(folder: Path, words: str, now: datetime) -> None:
    """Acts, among them those that open ICERD and CAT to communications and one that was taken back, a step and a
    title, with these words."""
    for instrument in ("ICERD", "CAT"):
        for kind in (ActKind.ACCESSION, ActKind.COMMUNICATIONS):
            record_act(
                OPERATOR, instrument, "XTV", kind, "1999-05-06", source="a note", reason=words, text=words,
                now=now,
            )  # fmt: skip
    act = record_act(
        OPERATOR, "CAT", "XTV", ActKind.RESERVATION, "2001-05-06", source="a note", reason=words, text=words, now=now
    )
    record_act(OPERATOR, "CAT", "XTV", None, source="a note", reason=words, corrects=act.key, now=now)
    record_step(
        OPERATOR, "CAT", "XTV", StepKind.DATE_SET, "2001-05", first=1, due="2003-05-06", source="a note", reason=words,
        now=now,
    )  # fmt: skip
    title = ReadRow(RowKind.TREATY_TITLE, 1, words, "en", None, document="UNTC-99-9")
    import_table(
        OPERATOR, source(folder, words, "titles.csv"), [[title]], iter([data_set()]), kept=tally_documents, now=now
    )
