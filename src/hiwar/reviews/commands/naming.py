"""The States that a person names for a text: which they are, and what of their names is printed in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hiwar.documents.models import DocumentPage
from hiwar.kernel import facts
from hiwar.kernel.values import LANGUAGES
from hiwar.reviews.commands.rows import Refused, clean
from hiwar.reviews.models import Wording
from hiwar.reviews.plan import NamedState

_TAIL = 600
"""Characters after a text in which its States are looked for, where no other text begins before."""

_UNSPACED = ("ar", "zh")
"""Languages in which a name may be written on to the word before it."""


def named(
    names: Iterable[str], wording: Wording, under_review: str, *, before: Sequence[NamedState] = (), none: bool = False
) -> tuple[NamedState, ...]:
    """The recommending States that names or codes mean, each once and in this order. Raises Refused.

    A State named `before` keeps its name as written; of the others the name stays as written only where it stands in
    the paragraph of the source. An empty list needs the explicit word that the report names `none`.
    """
    names = [name for name in map(clean, names) if name]
    if not names and not none:
        raise Refused(_("Name the States that recommend this, or say that the report names none."))
    paragraph = _paragraph(wording) if names else ""
    found: dict[str, NamedState] = {}
    for name in names:
        code, written = _one(name, before, wording.language, paragraph)
        if code == under_review:
            told = facts.state(under_review).name(_lang())
            raise Refused(_("%(name)s is the State under review: it does not recommend to itself.") % {"name": told})
        found.setdefault(code or written, (code, written))
    return tuple(found.values())


def _one(name: str, before: Sequence[NamedState], language: str, paragraph: str) -> NamedState:
    """The State that one name means, with its name as printed, if it is."""
    if (None, name) in before:
        return None, name
    codes = {state.iso3: state for state in facts.states()}
    state = codes.get(name.upper()) or facts.find_state(name)
    if state is None:
        raise Refused(
            _("No State is known by the name “%(name)s”; use its name in UN usage or its ISO code.") % {"name": name}
        )
    kept = next((written for code, written in before if code == state.iso3 and written), None)
    spellings = [state.name(language)] if name.upper() in codes else [name, state.name(language)]
    return state.iso3, kept or next(filter(None, (_printed(each, language, paragraph) for each in spellings)), "")


def _printed(name: str, language: str, paragraph: str) -> str:
    """A name as it stands in a paragraph, or nothing."""
    words = r"\s+".join(map(re.escape, name.split()))
    pattern = words if language in _UNSPACED else rf"(?<!\w){words}(?!\w)"
    found = re.search(pattern, paragraph, re.IGNORECASE)
    return found[0] if found else ""


def _paragraph(wording: Wording) -> str:
    """The paragraph of the source in which a text stands, on one line: the text, and what follows it up to the next."""
    if not wording.places:
        return ""
    first, last = min(place[0] for place in wording.places), max(place[0] for place in wording.places)
    pages = DocumentPage.objects.filter(document=wording.document_id, number__range=(first, last + 1))
    whole, begins = "", {}
    for number, text in pages.order_by("number").values_list("number", "text"):
        begins[number] = len(whole)
        whole += text + "\n"
    there = Wording.objects.filter(document=wording.document_id).values_list("places", flat=True)
    starts = sorted({begins[page] + start for places in there for page, start, _end in places if page in begins})
    pieces = []
    for page, start, end in wording.places:
        if page in begins:
            end = begins[page] + end
            following = next((at for at in starts if at >= end), len(whole))
            pieces.append(whole[begins[page] + start : min(following, end + _TAIL)])
    return clean(" ".join(pieces))


def _lang() -> str:
    lang = (get_language() or "")[:2]
    return lang if lang in LANGUAGES else "en"
