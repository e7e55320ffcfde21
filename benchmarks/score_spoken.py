"""Recommendations that a reader proposes in statements, against the coding of the same reviews.

No statement as it was handed in is among the material, so the paragraphs of the dialogue stand for them: what a
report tells of a State (“Norway recommended that …”) is put into the words of a speaker (“Norway recommends that …”).
A passage is right where UPR Info's coding has a recommendation of that State to the State under review in like words;
a coded recommendation is found where its words stand in that paragraph and a passage has them. The coding rewords
much, so both shares are lower than the truth. Where `parallel/un.*` is there too, the same 3,000 sentences are read
in six languages.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from material import folder
from rapidfuzz import fuzz

from hiwar.kernel import facts
from hiwar.kernel.reading.formats import extract
from hiwar.kernel.reading.lines import running_lines
from hiwar.kernel.reading.names import opening_state
from hiwar.kernel.reading.outline import outline
from hiwar.kernel.reading.passage import Passage, tidy
from hiwar.kernel.reading.phrases import phrases
from hiwar.kernel.reading.statement import proposed
from hiwar.kernel.values import LANGUAGES

NOW = {
    "recommended": "recommends", "urged": "urges", "encouraged": "encourages", "called": "calls", "invited": "invites",
    "suggested": "suggests", "requested": "requests", "proposed": "proposes", "asked": "asks", "made": "makes",
}  # fmt: skip
THEN = re.compile(rf"\b({'|'.join(NOW)})\b")
ALIKE, STANDS = 75, 80
BOOK = phrases("en")


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def spoken(path: Path, host: str) -> Iterator[tuple[str, str]]:
    """Who speaks in each paragraph of the dialogue, and the paragraph as if spoken."""
    text = extract(path.read_bytes(), path.name)
    for body in outline(running_lines(text.pages, BOOK), BOOK).proceedings.values():
        words = tidy(Passage(body).text)
        named = opening_state(words, BOOK)
        if named and named[1] != host:
            yield named[1], THEN.sub(lambda verb: NOW[verb[1]], words)


def against_the_coding(samples: Path) -> None:
    codes = {row["name"]: row["iso3"] for row in rows(samples / "upr-state-names.csv")}
    coded: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in rows(samples / "upr-recommendations.csv"):
        coded[codes.get(row["To"], ""), row["Session"], codes.get(row["From"], "")].append(row["Text"].lower())
    proposals, right = Counter[str](), Counter[str]()
    stands = found = 0
    for report in rows(samples / "upr-reports-index.csv"):
        host = codes.get(report["state_in_recommendations_csv"], "")
        names = tuple(filter(None, (facts.state(host).short["en"], facts.state(host).formal.get("en")))) if host else ()
        for speaker, words in spoken(samples / "upr-reports" / report["file"], host):
            known, hit = coded[host, report["session"], speaker], set[int]()
            for each in proposed(words, "en", names):
                passage = words[each.start : each.end].lower()
                alike = [at for at, text in enumerate(known) if fuzz.token_set_ratio(passage, text) >= ALIKE]
                proposals[each.sign] += 1
                right[each.sign] += bool(alike)
                hit.update(alike)
            there = {at for at, text in enumerate(known) if fuzz.partial_ratio(text[:120], words.lower()) >= STANDS}
            stands, found = stands + len(there), found + len(there & hit)
    for sign, count in proposals.items():
        sys.stdout.write(f"{sign}: {count} proposed, {right[sign]} in the coding, {right[sign] / count:.3f}\n")
    sys.stdout.write(f"coded and in the dialogue: {stands}, found: {found}, {found / max(1, stands):.3f}\n")


def in_six_languages(parallel: Path) -> None:
    """How often two languages agree that a sentence recommends, over those in which either says so."""
    says = {
        lang: [bool(proposed(line, lang)) for line in (parallel / f"un.{lang}").read_text(encoding="utf-8").split("\n")]
        for lang in LANGUAGES
    }
    for lang in LANGUAGES:
        both = sum(one and other for one, other in zip(says["en"], says[lang], strict=False))
        either = sum(one or other for one, other in zip(says["en"], says[lang], strict=False))
        sys.stdout.write(f"{lang}: {sum(says[lang])} sentences recommend; as in English {both} of {either}\n")


def main() -> None:
    samples = folder()
    against_the_coding(samples)
    if (samples / "parallel" / "un.en").is_file():
        in_six_languages(samples / "parallel")


if __name__ == "__main__":
    main()
