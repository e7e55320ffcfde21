"""How much of what other people coded from the reports is read, and how much of what is read they coded too.

A pair is a recommending State and a recommendation's text. Two texts of the same report and State agree when their
token-set similarity is at least 70. A text that is read far too long – more than twice what it agrees with, and 80
characters – finds nothing and counts as wrong: it runs across items. The coding was done by hand: its texts are
lightly edited and compound recommendations are sometimes split, so a perfect reader stays a little under 1.
"""

from __future__ import annotations

from collections import defaultdict

from material import Report, reports
from rapidfuzz.fuzz import token_set_ratio

AGREE = 70
SLACK = 80
WORST = 10


def agree(one: str, other: str) -> bool:
    return bool(token_set_ratio(one, other) >= AGREE)


def count(report: Report) -> tuple[int, int, int, int]:
    """Coded pairs found, coded pairs, read pairs that are right, read pairs."""
    coded, read, fitting = defaultdict(list), defaultdict(list), defaultdict(list)
    for pair in report.coded:
        coded[pair.state].append(pair.text)
    for line in report.lines:
        for state in line["recommending"]:
            read[state].append(line["text"])
    for state, texts in read.items():
        known = dict.fromkeys(coded[state])
        for text in texts:
            if len(text) <= 2 * sum(len(other) for other in known if agree(text, other)) + SLACK:
                fitting[state].append(text)
    found = sum(any(agree(text, other) for other in fitting[state]) for state in coded for text in coded[state])
    right = sum(any(agree(text, other) for other in coded[state]) for state in fitting for text in fitting[state])
    return found, sum(map(len, coded.values())), right, sum(map(len, read.values()))


def f1(found: int, coded: int, right: int, read: int) -> float:
    """Harmonic mean of the share of coded pairs found and the share of read pairs that are right."""
    recall, precision = found / max(coded, 1), right / max(read, 1)
    return 2 * precision * recall / (precision + recall) if found and right else 0.0


def main() -> None:
    scored = [(report, count(report)) for report in reports()]
    for report, counts in sorted(scored, key=lambda one: f1(*one[1]))[:WORST]:
        found, coded, right, read = counts
        print(f"{f1(*counts):.4f} {report.path.name}: {found} of {coded} coded found, {right} of {read} read right")
    found, coded, right, read = (sum(column) for column in zip(*(counts for _report, counts in scored), strict=True))
    under = sum(f1(*counts) < 0.85 for _report, counts in scored)
    print(f"{len(scored)} reports, {coded} coded pairs, {read} read pairs, {under} reports under 0.85")
    print(f"precision {right / read:.4f} recall {found / coded:.4f} F1 {f1(found, coded, right, read):.4f}")


if __name__ == "__main__":
    main()
