"""How to cite what a page shows: one description of it, as BibTeX and as RIS; in words `parts/cite.html` says it.

What is cited is the document of the United Nations (or the State's entry in the record); the address of the page and
the day on which it was read stand beside it. Any text may stand in a title: what BibTeX and RIS would take for their
own signs is escaped, and no value breaks out of its line. A reference is in English throughout, names of States too,
whatever the language of the page; texts stay as their documents have them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hiwar.reference import queries as reference
from hiwar.reviews.held import held_in

Context = dict[str, Any]

COUNCIL = "United Nations Human Rights Council"
"""The author of the reports, as a catalogue names it; documents of other bodies have no author that is known."""

GENRE_TITLES = {
    "report": "Report of the Working Group on the Universal Periodic Review",
    "addendum": "Report of the Working Group on the Universal Periodic Review, addendum: views on conclusions and/or "
    "recommendations, voluntary commitments and replies presented by the State under review",
    "corrigendum": "Report of the Working Group on the Universal Periodic Review, corrigendum",
    "thematic-list": "Thematic list of recommendations",
    "national-report": "National report",
    "compilation": "Compilation of United Nations information",
    "summary": "Summary of stakeholders’ information",
    "advance-questions": "Advance questions",
    "decision": "Outcome of the universal periodic review",
    "concluding-observations": "Concluding observations",
    "mission-report": "Report of a special procedure on a visit",
}
"""English titles by genre, for programs that manage references; other genres go by the name of their file."""

PUBLISHER = "United Nations"
"""Of every document that has a symbol."""

OF_THE_COUNCIL = frozenset({"report", "addendum", "corrigendum", "decision"})


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited: a `key` of ASCII letters, a title, who wrote it, its number (a symbol), its date (`YYYY-MM-DD`),
    where in it (`para. 124.16`), the language of its text, the page's address, a note in words and the text itself.
    What is not known is empty."""

    key: str
    title: str
    author: str = ""
    number: str = ""
    dated: str | None = None
    place: str = ""
    language: str = ""
    address: str = ""
    note: str = ""
    abstract: str = ""


def _author(symbol: str) -> str:
    """Who wrote a report: nobody whom a catalogue knows where it is of a rehearsal held here."""
    return COUNCIL if held_in(symbol) is None else ""


def recommendation(context: Context, address: str) -> Work:
    """A recommendation, as a paragraph of its report."""
    review = context["review"]
    paragraph = context["paragraph"] + (f", text {context['part']}" if context["others"] else "")
    makers = "; ".join(map(_english, context["states"]))
    note = f"Recommendation by {makers}" if makers else "Recommendation"
    return Work(
        key=_key(context["symbol"], context["paragraph"], context["part"] if context["part"] > 1 else ""),
        title=f"{GENRE_TITLES['report']}: {_name(review)}",
        author=_author(context["symbol"]),
        number=context["symbol"],
        dated=_day(review),
        place=f"para. {paragraph}",
        language=context["language"],
        address=address,
        note=_joined(note, f"position: {context['position']}", _invented(review)),
        abstract=context["text"],
    )


def review(context: Context, address: str) -> Work:
    """A review, by its report."""
    of = context["review"]
    return Work(
        key=_key(of["symbol"] or f"{of['state']['iso3']} {of['session']}"),
        title=f"{GENRE_TITLES['report']}: {_name(of)}",
        author=_author(of["symbol"]),
        number=of["symbol"],
        dated=_day(of),
        language=context["documents"][0]["language"] if context["documents"] else "",
        address=address,
        note=_joined(f"Session {of['session']}" if of["session"] else "", _invented(of)),
    )


def document(context: Context, address: str) -> Work:
    """A document, by its symbol, or by the name of its file."""
    of = context["document"]
    title = GENRE_TITLES.get(of["genre"]) or of["name"] or of["symbol"]
    state = of.get("state")
    return Work(
        key=_key(of["symbol"] or of["sha256"][:12]),
        title=f"{title}: {_english(state)}" if state and title else title,
        author=_author(of["symbol"]) if of["genre"] in OF_THE_COUNCIL else "",
        number=of["symbol"],
        dated=of["dated"] or _day(of["review"] or {}),
        language=of["language"],
        address=address,
        note=_joined(f"SHA-256 {of['sha256']}", "invented, for training" if state and state["invented"] else ""),
    )


def state(context: Context, address: str) -> Work:
    """What the record holds of a State; it has no date but that of its reading."""
    of = context["state"]
    return Work(
        key=_key("hiwar", of["iso3"]),
        title=f"{_english(of)}: the Universal Periodic Review",
        author="Hiwar",
        address=address,
        note="invented, for training" if of["invented"] else "",
    )


def statement(context: Context, address: str) -> Work:
    """A statement, by its title and source."""
    of = context["statement"]
    days = of["date"]
    return Work(
        key=_key("hiwar-statement", of["number"]),
        title=of["title"] or f"Statement {of['number']}",
        author="; ".join(map(_english, of["states"])),
        dated=days["from"] if days["from"] == days["to"] else None,
        language=of["language"],
        address=address,
        note=_joined(of["source"], of["address"]),
    )


WORKS: dict[str, Callable[[Context, str], Work]] = {
    "recommendation": recommendation,
    "review": review,
    "document": document,
    "state": state,
    "statement": statement,
}
"""By the name of a page, the description of what it shows, from the page's context and its address."""


_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", '"': "{''}",
}  # fmt: skip
"""What LaTeX takes for its own, and how it is printed."""


def bibtex(work: Work, on: date) -> str:
    """One entry of BibTeX, in UTF-8: a report where a number is known. `on` is the day on which it was read."""
    fields = {
        "title": _braced(work.title),
        "author": _braced(work.author),
        "institution": _braced(PUBLISHER if work.number else ""),
        "number": _latex(work.number),
        "year": (work.dated or "")[:4],
        "date": work.dated or "",
        "note": _latex(_joined(work.place, work.note)),
        "language": _latex(work.language),
        "url": _address(work.address),
        "urldate": on.isoformat(),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{'techreport' if work.number else 'misc'}{{{work.key},", *lines, "}", ""])


def _braced(value: str) -> str:
    """Between braces, so that no style changes its capitals or takes a comma for a name's."""
    return f"{{{_latex(value)}}}" if value else ""


def _latex(value: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in _line(value))


def _address(value: str) -> str:
    """An address is taken as it stands, but braces would end it: they are written as octets."""
    return _line(value).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replace(" ", "%20")


def ris(work: Work, on: date) -> str:
    """One reference in RIS, a tag a line, lines ended as the format wants."""
    dated = work.dated or ""
    pairs = (
        ("TY", "RPRT" if work.number else "ELEC"),
        ("TI", work.title),
        ("AU", f"{work.author}," if work.author else ""),  # the comma keeps a body's name in one piece
        ("PY", dated[:4]),
        ("DA", dated.replace("-", "/")),
        ("M1", work.number),
        ("SP", work.place),
        ("PB", PUBLISHER if work.number else ""),
        ("LA", work.language),
        ("AB", work.abstract),
        ("N1", work.note),
        ("UR", work.address),
        ("Y2", on.isoformat().replace("-", "/")),
    )
    lines = [f"{tag}  - {_line(value)}" for tag, value in pairs if value]
    return "\r\n".join([*lines, "ER  - ", ""])


FORMATS: dict[str, tuple[Callable[[Work, date], str], str]] = {
    "bib": (bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": (ris, "application/x-research-info-systems; charset=utf-8"),
}
"""By the ending of an address, how a work is written and what that is called."""


def _line(value: str) -> str:
    """On one line, without control characters: a value never ends its field."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in value).split())


def _key(*parts: object) -> str:
    """`A/HRC/27/10`, `124.16` -> `A-HRC-27-10-124.16`: what any program takes for a key."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", " ".join(str(part) for part in parts if part != "")).strip("-") or "hiwar"


def _name(review: Context) -> str:
    return _english(review["state"])


def _english(state: Context) -> str:
    """The English name of a State; one without a code is called as it is printed."""
    return str(reference.label(state["iso3"], "en")["name"] if state["iso3"] else state["name"])


def _day(review: Context) -> str | None:
    """The date of a report is the day on which the Working Group adopted it, else that of the review."""
    return review.get("adopted_on") or review.get("held_on")


def _invented(review: Context) -> str:
    return "invented, for training" if review["state"]["invented"] else ""


def _joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))
