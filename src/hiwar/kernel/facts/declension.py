"""Names of States as Russian sentences decline them: `ответ Китая`, `рекомендации Российской Федерации`.

Each name is declined once, by the table of endings below, so that a form is known or not: nothing is guessed from the
end of a word that somebody typed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from .names import name_key
from .states import State, find_state, names_in, state

CASES = ("genitive", "dative", "accusative", "instrumental", "prepositional")

_ENDINGS = tuple(
    (ending, tuple(forms.split()))
    for ending, forms in (
        ("Острова", "Островов Островам Острова Островами Островах"),
        ("Египет", "Египта Египту Египет Египтом Египте"),
        ("уа", ""),
        ("оа", ""),
        ("ия", "ии ии ию ией ии"),
        ("ея", "еи ее ею еей ее"),
        ("ая", "ой ой ую ой ой"),
        ("ое", "ого ому ое ым ом"),
        ("ство", "ства ству ство ством стве"),
        ("ые", "ых ым ые ыми ых"),
        ("ие", "их им ие ими их"),
        ("ка", "ки ке ку кой ке"),
        ("га", "ги ге гу гой ге"),
        ("ша", "ши ше шу шей ше"),
        ("а", "ы е у ой е"),
        ("ский", "ского скому ский ским ском"),
        ("ный", "ного ному ный ным ном"),
        ("ой", "ого ому ой ым ом"),
        ("ий", "ия ию ий ием ии"),
        ("й", "я ю й ем е"),
        ("ль", "ля лю ль лем ле"),
        ("сь", "си си сь сью си"),
        ("ы", "ов| ам ы ами ах"),
    )
)
"""What a word of a name ends in, and what it ends in for each of `CASES`; `|` parts two that are both in use. The first
that fits holds; a word that ends otherwise in a vowel, or consists of capitals, is never declined."""

_OF_CONSONANTS = ("а", "у", "", "ом", "е")
_CONSONANT = re.compile("[бвгджзклмнпрстфхцчшщ]$", re.IGNORECASE)
_WORD = re.compile(r"[^\s\-—]+")


@dataclass(frozen=True, slots=True)
class Declined:
    """The State that a form of its name means, and the `cases` that the form may be."""

    state: State
    cases: frozenset[str]


def find_declined(name: str) -> Declined | None:
    """The State whose Russian name this is in another case than the nominative; None when it is a name by itself, is
    unknown, or is a form of the names of several."""
    if find_state(name, "ru"):
        return None
    found = _forms().get(name_key(name), {})
    if len(found) != 1:
        return None
    ((iso3, cases),) = found.items()
    return Declined(state(iso3), frozenset(cases))


@cache
def _forms() -> dict[str, dict[str, set[str]]]:
    """By the key of each form: the States whose name it is, and in which cases."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for iso3, name in names_in("ru"):
        for case, form in declined(name):
            found[name_key(form)][iso3].add(case)
    return found


def declined(name: str) -> Iterator[tuple[str, str]]:
    """Every form of a name with its case. What stands in the genitive already, or beside the name as a name of its own
    (`Республики Корея`), stays: each word is declined or is not."""
    words = _WORD.findall(name)
    for number, case in enumerate(CASES):
        for forms in product(*((word, *_word(word, number)) for word in words)):
            if list(forms) != words:
                yield case, " ".join(forms)


def _word(word: str, case: int) -> list[str]:
    """The forms of a word in a case, none where it has none."""
    if word.isupper():
        return []
    bare = word.strip("()")
    for ending, forms in _ENDINGS:
        if bare.endswith(ending):
            stem = bare.removesuffix(ending)
            return [stem + form for form in forms[case].split("|")] if forms else []
    return [bare + _OF_CONSONANTS[case]] if _CONSONANT.search(bare) else []
