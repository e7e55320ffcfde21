"""How often the position read for a recommendation is the one that was coded, where the report states one at all.

For every coded pair that was read, the coded response (Accepted, Noted) is held against our position. Whether the
report states a position for a paragraph is decided here without our reader, from `pdftotext` and the sentences that
lead the conclusions: under "enjoy the support", "did not enjoy", "noted" … it does, under "will be examined" it does
not; a paragraph that such a sentence names by its number has one. A position that our reader states where none was
found here counts too: it may be right, or it was guessed. What counts as right is `supported` for Accepted and
`noted` for Noted and nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from material import Report, conclusions, printed_text, reports
from rapidfuzz.fuzz import ratio, token_set_ratio

AGREE = 70
WORST = 15
RIGHT = {"Accepted": "supported", "Noted": "noted"}
STATED = frozenset(("supported", "noted", "partly"))

PARAGRAPH = re.compile(r"^[ \t]*(\d{1,3})\s?\.[ \t]+(?=\S)", re.M)
ITEM = re.compile(r"^[ \t]*(?:\d{1,3}\s?\.\s?\d{1,3}\.?[ \t]+[A-Z“\[]|1\s?\.[ \t]|\(?a\)[ \t]|[•–-][ \t])", re.M)
ABOUT = re.compile(r"recommendation|conclusion|response|position|comment", re.I)

PENDING = re.compile(
    r"\bwill\s+(?:be\s+)?(?:\w+\s+)?(?:examin|consider|stud|respond|review|provid)|in\s+due\s+(?:time|course)"
    r"|no\s+later\s+than|\bpending\b|later\s+stage|further\s+(?:examination|consideration)|response\w*\s+of",
    re.I,
)
ANSWER = re.compile(
    r"\benjoy|\bsupport|\baccept|\breject|\brefus|\bdeclin|\bagree|cannot|could\s+not|position\s+to|\bunable|noted\s+by"
    r"|tak(?:es?|ing)\s+note|\bnoted?\b|not\s+relevant|already\s+(?:been\s+)?implemented|process\s+of",
    re.I,
)
ANNOUNCED = re.compile(r"\b(?:paragraphs?|paras?\.?|recommendations?)\s*(?:nos?\.?|numbers?)?\s*:?\s*\d", re.I)
NUMBER = re.compile(
    r"(?<![\w/.])(\d{1,3})(?:\.(\d{1,3}))?((?:\s*(?:,|and|;)?\s*\(?[a-z]{1,2}\)(?![a-z]))*)"
    r"(?:\s*(?:-|–|to)\s*(\d{1,3})\.(\d{1,3}))?"
)
LETTERS = re.compile(r"([a-z]{1,2})\)")


class Match(NamedTuple):
    """A coded pair and the line read for it; `how` the report states its position: lead, list, ours or none."""

    report: str
    response: str
    line: dict[str, Any]
    how: str


def leads(text: str) -> dict[int, str]:
    """The leading sentences of the paragraphs of the conclusions, by number."""
    part = conclusions(text)
    starts: list[tuple[int, int, int]] = []
    for match in PARAGRAPH.finditer(part):
        number = int(match[1])
        if not starts or (number == starts[-1][0] + 1 and ABOUT.search(part[match.end() : match.end() + 300])):
            starts.append((number, match.start(), match.end()))
    found = {}
    for (number, _start, begin), (_number, end, _end) in zip(starts, [*starts[1:], (0, len(part), 0)], strict=False):
        item = ITEM.search(part, begin, end)
        found[number] = " ".join(part[begin : item.start() if item else end].split())
    return found


def named(lead: str) -> set[str]:
    """The paragraph numbers a sentence names: `71`, `72(c)`, `118.1`."""
    start = ANNOUNCED.search(lead)
    found = set()
    for number, item, letters, _same, last in NUMBER.findall(lead[start.start() :] if start else ""):
        paragraph = f"{number}.{item}" if item else number
        found |= {f"{paragraph}({letter})" for letter in LETTERS.findall(letters)} or {paragraph}
        found |= {f"{number}.{one}" for one in range(int(item), int(last) + 1)} if item and last else set()
    return found


def states_position(report: Report) -> tuple[set[int], set[str]]:
    """The paragraphs of the conclusions whose leading sentence answers, and those that such a sentence names."""
    answered, by_number = set(), set()
    found = leads(printed_text(report.path))
    for number, lead in found.items():
        if ANSWER.search(lead) and not PENDING.search(lead):
            answered.add(number)
            by_number |= named(lead)
    return answered, {one for one in by_number if "." in one or int(one.split("(")[0]) < min(found)}


def matches(report: Report) -> Iterator[Match]:
    """Every coded pair that was read, with the line most like it."""
    answered, by_number = states_position(report)
    for pair in report.coded:
        own = [line for line in report.lines if pair.state in line["recommending"]]
        scored = [(token_set_ratio(pair.text, line["text"]), ratio(pair.text, line["text"]), line) for line in own]
        best = max(scored, key=lambda one: one[:2], default=None)
        if best is None or best[0] < AGREE:
            continue
        line = best[2]
        paragraph = line["paragraph"]
        if paragraph in by_number or re.split(r"[.(]", paragraph)[0] in by_number:
            how = "list"
        elif int(re.split(r"[.(]", paragraph)[0]) in answered:
            how = "lead"
        else:
            how = "ours" if line["position"] in STATED else "none"
        yield Match(report.path.name, pair.response, line, how)


def main() -> None:
    found = [match for report in reports() for match in matches(report)]
    right = Counter((match.how, match.report) for match in found if match.line["position"] == RIGHT[match.response])
    total = Counter((match.how, match.report) for match in found)
    print(f"{len(found)} coded pairs were read; coded as {dict(Counter(match.response for match in found))}")
    for how, what in (
        ("lead", "answered by the sentence that leads them"),
        ("list", "answered by paragraph number"),
        ("ours", "answered elsewhere, as we read it"),
    ):
        of = sum(count for (one, _), count in total.items() if one == how)
        ok = sum(count for (one, _), count in right.items() if one == how)
        print(f"{what}: {ok} of {of} right, {ok / max(of, 1):.4f}")
    of = sum(count for (how, _), count in total.items() if how != "none")
    ok = sum(count for (how, _), count in right.items() if how != "none")
    print(f"all whose report states a position: {ok} of {of} right, accuracy {ok / max(of, 1):.4f}")
    print(f"no position stated: {len(found) - of}, read as", end=" ")
    print(dict(Counter(str(match.line["position"]) for match in found if match.how == "none")))
    print("coded, read, how: pairs")
    table = Counter((match.response, str(match.line["position"]), match.how) for match in found)
    for (response, position, how), count in table.most_common():
        print(f"  {response:9} {position:9} {how:5} {count}")
    print("most wrong:")
    wrong = Counter(
        match.report for match in found if match.how != "none" and match.line["position"] != RIGHT[match.response]
    )
    for report, count in wrong.most_common(WORST):
        stated = sum(total[how, report] for how in ("lead", "list", "ours"))
        print(f"  {count} of {stated} {report}")


if __name__ == "__main__":
    main()
