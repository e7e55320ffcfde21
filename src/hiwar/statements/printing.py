"""A checked statement as lines of text, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from hiwar.kernel.checking import Verdict
from hiwar.reference.dates import day
from hiwar.statements.wording import VERDICTS, listed

Item = dict[str, Any]


def printed(found: Item, lang: str) -> list[str]:
    """The claims of a statement (`queries.checked`), each with who makes it, its verdict and the evidence."""
    with override(lang):
        return list(_lines(found, lang))


def _lines(found: Item, lang: str) -> Iterator[str]:
    if found["title"]:
        yield found["title"]
    yield _("Statement of: %(days)s") % {"days": days_told(found["date"], lang)}
    if not found["claims"]:
        yield ""
        yield _("Nothing in this text is a claim that Hiwar knows how to look up.")
        return
    yield listed((f"{VERDICTS[Verdict(verdict)]}: {count}" for verdict, count in found["counts"].items()), lang)
    speakers = {each["id"]: each for each in found["speakers"]}
    for number, claim in enumerate(found["claims"], 1):
        yield ""
        yield f"{number}. {' '.join(claim['quote'].split())}"
        said_by = _("Who says so: %(who)s") % {"who": speaker_told(speakers[claim["speaker"]], lang)}
        yield f"   {said_by}"
        yield f"   {verdict_told(claim)}: {claim['sentence']}"
        for each in claim["evidence"]:
            yield f"   – {evidence_told(each, lang)}"


def verdict_told(claim: Item) -> str:
    """The verdict on a claim; that it rests on what is not verified, where it does."""
    if claim["verified"]:
        return str(claim["verdict_name"])
    return "{} ({})".format(claim["verdict_name"], _("rests on what is not verified"))


def days_told(days: Item, lang: str) -> str:
    """A day, or the first and the last."""
    first, last = day(days["from"], lang), day(days["to"], lang)
    return first if first == last else f"{first} – {last}"


def speaker_told(each: Item, lang: str) -> str:
    """Who speaks, in which office, for which State."""
    parts = [part for part in (each["name"], each["office"], each.get("state_name")) if part]
    return listed(dict.fromkeys(parts), lang) or _("the writer")


def evidence_told(each: Item, lang: str) -> str:
    """What the record holds, with its day and its source."""
    line = each["told"]
    if each["date"] and each["fact"] != "obligation":  # it tells its days itself
        line = listed((line, day(each["date"], lang)), lang)
    if each["source"]:
        line = f"{line} [{each['source']}]"
    if each["verified"]:
        return line
    unsure = _("not verified")
    return f"{line} ({unsure})"
