"""Score claims and verdicts against statements that people judged.

    python -m benchmarks.score_statements [--show] [--record FOLDER] FILE.jsonl…

A line of a file is a statement: `id`, `lang`, `date` (or `from` and `to`), `text`, `speakers`, `claims` with `start`,
`end`, `kind`, `states`, `value`, `verdict`. A claim is found when one of the same kind, that overlaps it and shares a
State with it (who acts and whom it concerns are not always told apart), was read; each counts once. The record is that
of the tests (what the kernel knows, and the tables of `tests/kernel/checking/facts`), or with `--record` the one in a
data folder, as `hiwar check` asks it.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from hiwar.kernel.checking import Claim, Finding, Verdict, check, claims_in
from hiwar.kernel.checking.record import Record
from hiwar.kernel.reading.press import Speaker, statement_of
from tests.kernel.checking.facts_record import facts_record


@dataclass
class Score:
    """What was found of what people found, and how many of these verdicts agree."""

    found: int = 0
    missed: int = 0
    added: int = 0
    loosely: int = 0
    judged: int = 0
    right: int = 0
    false_contradicted: int = 0
    by_kind: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def f1(self) -> float:
        both = 2 * self.found + self.missed + self.added
        return 2 * self.found / both if both else 1.0

    @property
    def f1_without_states(self) -> float:
        both = 2 * self.found + self.missed + self.added
        return 2 * (self.found + self.loosely) / both if both else 1.0

    @property
    def accuracy(self) -> float:
        return self.right / self.judged if self.judged else 1.0


_Asked = Callable[[Sequence[Claim]], Record]
"""The record, given what it will be asked of."""


def of_tests(_claims: Sequence[Claim]) -> Record:
    """The record of the tests."""
    return facts_record()


def record_in(folder: Path) -> _Asked:
    """The record in a data folder."""
    os.environ["HIWAR_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiwar.settings")
    import django

    django.setup()
    from hiwar.statements.evidence import held_for

    return held_for


def checked(line: dict[str, Any], asked: _Asked = of_tests) -> list[Finding]:
    """The findings on one statement."""
    people = [Speaker(**each) for each in line["speakers"] if each["id"] != "reporter"]
    statement = statement_of(line["text"], language=line["lang"], known=people)
    first = date.fromisoformat(line.get("from") or line["date"])
    last = date.fromisoformat(line.get("to") or line["date"])
    claims = claims_in(statement)
    record = asked(claims)
    return [check(claim, record, (first, last)) for claim in claims]


def score(lines: Iterable[dict[str, Any]], asked: _Asked = of_tests, *, show: bool = False) -> Score:
    """The score of all statements together."""
    total = Score()
    for line in lines:
        findings, notes = checked(line, asked), []
        left = dict(enumerate(findings))
        unmatched = []
        for gold in line["claims"]:
            hit = _hit(gold, left, states=True)
            kind = total.by_kind.setdefault(gold["kind"], Counter())
            if hit is None:
                unmatched.append(gold)
                total.missed += 1
                kind["missed"] += 1
                notes.append(f"  missed {gold['kind']} {gold['states']} {gold['value']} | {gold['quote']}")
                continue
            finding = left.pop(hit)
            total.found += 1
            kind["found"] += 1
            if "verdict" not in gold:
                continue
            total.judged += 1
            if finding.verdict == gold["verdict"]:
                total.right += 1
            else:
                kind["wrong"] += 1
                notes.append(
                    f"  {finding.verdict} ({finding.reason}), people said {gold['verdict']}: {gold['kind']}"
                    f" {finding.claim.value} {finding.claim.details} | {gold['quote']}"
                )
                if finding.verdict is Verdict.CONTRADICTED:
                    total.false_contradicted += 1
        for gold in unmatched:
            hit = _hit(gold, left, states=False)
            if hit is not None:
                total.loosely += 1
                finding = left[hit]
                judged = gold.get("verdict", Verdict.CONTRADICTED)
                if finding.verdict is Verdict.CONTRADICTED and judged != Verdict.CONTRADICTED:
                    total.false_contradicted += 1
        for finding in left.values():
            total.added += 1
            total.by_kind.setdefault(finding.claim.kind, Counter())["added"] += 1
            notes.append(
                f"  added {finding.claim.kind} {finding.claim.states} {finding.verdict} | {finding.claim.quote}"
            )
        if show and notes:
            print(line["id"], line.get("date"), line["text"], *notes, sep="\n")
    return total


def _hit(gold: dict[str, Any], left: dict[int, Finding], *, states: bool) -> int | None:
    for i, finding in left.items():
        claim = finding.claim
        same = not states or bool({*claim.states} & {*gold["states"]}) or not (claim.states or gold["states"])
        if claim.kind == gold["kind"] and claim.start < gold["end"] and gold["start"] < claim.end and same:
            return i
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="show each statement on which they differ")
    parser.add_argument("--record", type=Path, metavar="FOLDER", help="score against the record in this data folder")
    arguments = parser.parse_args()
    asked = record_in(arguments.record) if arguments.record else of_tests
    for file in arguments.files:
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        began = time.perf_counter()
        total = score(lines, asked, show=arguments.show)
        took = time.perf_counter() - began
        print(
            f"{file.name}: {len(lines)} statements, claims found F1 {total.f1:.3f}"
            f" (whatever States {total.f1_without_states:.3f}),"
            f" found {total.found} missed {total.missed} added {total.added};"
            f" verdicts {total.accuracy:.3f}, false contradicted {total.false_contradicted}; {took:.1f} s"
        )
        for kind, counts in sorted(total.by_kind.items()):
            print(f"  {kind}: {dict(counts)}")


if __name__ == "__main__":
    main()
