"""How many coded rows find the recommendation that they code, with a sample of the matches to check by hand.

Every row but voluntary pledges counts, also one whose State's name is unknown, and one that codes what was said in the
dialogue and stands in no conclusions. `--sample FILE` writes 200 matches drawn with the seed 20260101 beside the texts
that they were matched to; `--lowest FILE` the 300 matches of the lowest score, and `--missing FILE` what found none.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from material import NOT_A_RECOMMENDATION, folder, read, report_paths

from hiwar.kernel.understanding.matching import Coded, Match, Recommended, match

SEED = 20260101
DRAWN = 200
LOWEST = 300


class Pair(NamedTuple):
    """A row with what it was matched to, for the eye."""

    file: str
    row: Coded
    read: Recommended | None
    match: Match | None

    def __str__(self) -> str:
        coded = f"{self.file} row {self.row.key} {'/'.join(self.row.recommending)}\n  coded: {self.row.text}"
        if self.match is None or self.read is None:
            return coded
        states = "/".join(self.read.recommending)
        return f"{self.match.score:.2f} {self.match.reason} {coded}\n  {self.read.paragraph} {states}: {self.read.text}"


def main() -> None:
    """Match every review and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=Path, help="what hiwar read printed before, instead of reading again")
    for name in ("sample", "lowest", "missing"):
        parser.add_argument(f"--{name}", type=Path)
    given = parser.parse_args()
    text = given.lines.read_text(encoding="utf-8") if given.lines else read(report_paths())
    pairs, seconds = _pairs(text)
    matched = [pair for pair in pairs if pair.match]
    missing = [pair for pair in pairs if not pair.match]
    reasons = Counter(str(pair.match.reason) for pair in matched if pair.match)
    print(f"{len(matched)} of {len(pairs)} rows matched: {len(matched) / len(pairs):.4f}, in {seconds:.1f} s")
    print(*(f"{count:7d} {reason}" for reason, count in reasons.most_common()), sep="\n")
    print(f"{sum(bool(pair.match and pair.match.alternatives) for pair in matched):7d} with alternatives")
    drawn = random.Random(SEED).sample(matched, min(DRAWN, len(matched)))  # noqa: S311  # a sample, not a secret
    lowest = sorted(matched, key=lambda pair: pair.match.score if pair.match else 0)[:LOWEST]
    for path, chosen in ((given.sample, drawn), (given.lowest, lowest), (given.missing, missing)):
        if path:
            path.write_text("\n\n".join(f"{n} {pair}" for n, pair in enumerate(chosen, 1)), encoding="utf-8")


def _pairs(text: str) -> tuple[list[Pair], float]:
    read_in: dict[str, list[Recommended]] = defaultdict(list)
    for number, line in enumerate(text.splitlines()):
        item = json.loads(line)
        if item["kind"] == "recommendation":
            told = Recommended(number, item["text"], tuple(item["recommending"]), item["paragraph"])
            read_in[Path(item["file"]).name].append(told)
    coded = _coded()
    pairs, seconds = [], 0.0
    for row in _rows("upr-reports-index.csv"):
        rows = coded.pop((row["state_in_recommendations_csv"], row["session"]), [])  # the second copy finds none left
        start = time.perf_counter()
        found = match(rows, read_in[row["file"]])
        seconds += time.perf_counter() - start
        by_key = {one.key: one for one in read_in[row["file"]]}
        for one in rows:
            proposed = found[one.key]
            pairs.append(Pair(row["file"], one, by_key[proposed.recommendation] if proposed else None, proposed))
    return pairs, seconds


def _coded() -> dict[tuple[str, str], list[Coded]]:
    codes = {row["name"]: row["iso3"] for row in _rows("upr-state-names.csv")}
    coded = defaultdict(list)
    for number, row in enumerate(_rows("upr-recommendations.csv"), 2):
        if row["Response"] != NOT_A_RECOMMENDATION:
            state = codes.get(row["From"])
            coded[row["To"], row["Session"]].append(Coded(number, row["Text"], (state,) if state else ()))
    return coded


def _rows(name: str) -> list[dict[str, str]]:
    with (folder() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
