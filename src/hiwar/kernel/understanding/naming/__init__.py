"""States as running text names them: by name, by capital, by what is theirs (*Russian*), with what is written in one
piece with the name (`وبيونغ يانغ`, `لكوريا`), in the cases of Russian.

Names are those of `hiwar.kernel.facts`; capitals and peoples are data files here. A capital stands for the government
that sits there, so `Mention.form` says by what the State was named.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from hiwar.kernel.facts.declension import declined
from hiwar.kernel.facts.states import names_in, states
from hiwar.kernel.understanding.folding import Folded, fold

Form = Literal["name", "capital", "people", "region", "elsewhere"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A State named in a text (ISO 3166-1 alpha-3) and the place of the name in the folded text. A `region` stands for
    a State only where a text is about it; what is `elsewhere` (Northern Ireland, Jordan Smith) is none, and has none.
    """

    start: int
    end: int
    state: str
    form: Form


_Words = tuple[str, ...]
_WORD = re.compile(r"\w+")
_LONGEST = 12
"""Words of the longest name."""

_CASED = ("en", "fr", "es", "ru")
"""Languages in which a name begins with a capital letter."""

_ARABIC_PREFIX = re.compile(r"[وف]?(?:لل|[بكل]?(?:ال)?)")
_EVERYWHERE = ("en",)
"""Languages whose names stand in texts of all others that have their letters."""

_SHARED = frozenset({"مالي", "تشاد", "سول", "الجزائر العاصمه", "قطري", "قطريه"})
"""Words that are mostly something else in Arabic: *financial*, *country-specific*; only after what names a State."""

_NAMES_A_STATE = re.compile(r"(?:جمهوريه|حكومه|دوله|في|عن|الي|علي|بشان|استعراض|من)\s+$")

_ACTS = re.compile(r"(?<!\w)[وف]?\w{3,}ت\s+$")
"""A verb of somebody feminine, as States are, right before who did it."""

_IS_SAID_OF = re.compile(r"\s+(?:طرف|عضو|دوله|ليست|لم|لن|قد|كانت|\w{3,}ت)(?!\w)")
"""What goes on about a State that begins a sentence."""

_OF_TWO_MEANINGS = frozenset({"مالي", "تشاد"})
"""Those that name a State too where it does something."""

_FEMININE = ("", "s", "e", "es", "ne", "nes", "nne", "nnes")
"""What may follow the beginning of a French adjective."""

_NOT_NAMES = frozenset({"us", "male", "the", "man", "nice"})


@dataclass(frozen=True, slots=True)
class _Index:
    words: dict[_Words, tuple[str, Form]]
    first: frozenset[str]
    stems: re.Pattern[str] | None
    of_stem: dict[str, str]
    signs: re.Pattern[str] | None
    of_signs: dict[str, tuple[str, Form]]


def mentions(text: Folded, lang: str) -> list[Mention]:
    """Every State that a text in a language names, in order; of two names in one place the longer."""
    return [each for each in places(text, lang) if each.form not in ("region", "elsewhere")]


def places(text: Folded, lang: str) -> list[Mention]:
    """The same with regions, and with what holds the name of a State and is none."""
    index = _index(lang)
    if index.signs:
        whole = [
            Mention(*match.span(), *index.of_signs[match[0]])
            for match in index.signs.finditer(text.plain)
            if not (match[0] == "中国" and text.plain.startswith("家", match.end()))  # *developing countries*
        ]
        return sorted([*whole, *_shortened(text.plain, whole, lang)], key=lambda each: each.start)
    words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text.plain)]
    found: list[Mention] = []
    i = 0
    while i < len(words):
        mention, taken = _at(text, words, i, index, lang)
        if mention:
            found.append(mention)
        i += max(1, taken)
    return found


def _shortened(plain: str, named: list[Mention], lang: str) -> list[Mention]:
    """States by one sign: several together (`中俄古三国`), and one that was named in full before (`塔方`)."""
    signs = {sign: state for state, sign in _table("also").get(f"{lang}-signs", {}).items()}
    inside = {place for each in named for place in range(each.start, each.end)}
    found = [
        Mention(place, place + 1, signs[plain[place]], "name")
        for run in re.finditer(rf"[{''.join(signs)}]{{2,}}(?=[等诸各两双三四五六七八九][多各诸几十西]*[国方])", plain)
        for place in range(*run.span())
        if not inside & {*range(*run.span())}
    ]
    for match in _ONE_SIGN.finditer(plain):
        before = [each for each in named if each.end <= match.start() and plain[each.start] == match[1]]
        if match.start() not in inside and before and len({each.state for each in before}) == 1:
            found.append(Mention(match.start(), match.end(), before[-1].state, "name"))
    return found


_ONE_SIGN = re.compile(
    r"([^\W\d_多几两各外本我一东西南北上下双])(?:方(?![面式法案便向])|国(?![家际会民内旗王务籍防土力歌有别]))"
)
"""`X方`, `X国`: the side, the State whose name begins so; not *the East*, *several States*."""


def _at(
    text: Folded, words: list[tuple[int, int, str]], i: int, index: _Index, lang: str
) -> tuple[Mention | None, int]:
    start, _, first = words[i]
    for opening in _openings(first, lang):
        if opening not in index.first:
            continue
        rest: list[str] = [opening]
        best: tuple[int, tuple[str, Form]] | None = None
        for taken in range(1, _LONGEST + 1):
            if taken > 1:
                if i + taken - 1 >= len(words) or not _joined(text.plain, words, i + taken - 1):
                    break
                rest.append(words[i + taken - 1][2])
            known = index.words.get(tuple(rest))
            if known and _is_name(text, start, first, opening, known[1], lang):
                best = taken, known
        if best:
            taken, (state, form) = best
            begin = start + len(first) - len(opening)
            if form in ("name", "people", "capital") and (other := _compound(text, words, i, i + taken, lang)):
                return other, taken
            return Mention(begin, words[i + taken - 1][1], state, form), taken
    stem = index.stems.match(first) if index.stems else None
    if stem and (lang == "ru" or first[len(stem[0]) :] in _FEMININE):
        return Mention(start, words[i][1], index.of_stem[stem[0]], "people"), 1
    return None, 0


def _compound(text: Folded, words: list[tuple[int, int, str]], i: int, stop: int, lang: str) -> Mention | None:
    """The longer name that the name of a State is a part of here: `Western Australia`, `Jordan Smith`."""
    told = _table("elsewhere").get(lang, {})
    start, end = words[i][0], words[stop - 1][1]

    def printed(each: int) -> str:
        first, last = text.place(*words[each][:2])
        return text.text[first:last]

    if i and words[i - 1][2] in told.get("before", "").split("|") and text.plain[words[i - 1][1] : start] == " ":
        return Mention(words[i - 1][0], end, "", "elsewhere") if printed(i - 1).istitle() else None
    if words[i][2] not in told.get("given", "").split("|") or stop >= len(words) or text.plain[end] != " ":
        return None
    surname = text.plain[end + 1 : words[stop][1]] == words[stop][2] and printed(stop)
    follows = words[stop + 1][2] if stop + 1 < len(words) else ""
    if (
        not surname
        or not re.fullmatch(r"[^\W\d_][^\W\d_A-Z]{2,}", surname)
        or not surname[0].isupper()
        or words[stop][2] in told["offices"].split("|")
        or follows in _AFTER_A_VERB
        or (follows and printed(stop + 1)[:1].isupper())
    ):
        return None
    return Mention(start, words[stop][1], "", "elsewhere")


_AFTER_A_VERB = frozenset({"", "the", "a", "an", "its", "all", "on", "in", "at", "for", "against", "from", "to", "no"})
"""Words before which a capital stands on a verb, in a heading: `Jordan Ratifies the Convention`."""


def _openings(word: str, lang: str) -> Iterator[str]:
    yield word
    if lang == "ar":
        prefix = _ARABIC_PREFIX.match(word)
        longest = prefix.end() if prefix else 0
        for length in range(1, longest + 1):
            if len(word) - length >= 3:
                yield word[length:]
                if word[:length].endswith("لل"):
                    yield "ال" + word[length:]


def _joined(plain: str, words: list[tuple[int, int, str]], i: int) -> bool:
    """Whether nothing parts a word from the one before but a blank, a hyphen, an apostrophe or a bracket."""
    return plain[words[i - 1][1] : words[i][0]].strip(" \n\t\u00a0-'().") == "" and (
        "." not in plain[words[i - 1][1] : words[i][0]] or len(words[i - 1][2]) == 1
    )


def _is_name(text: Folded, start: int, first: str, opening: str, form: Form, lang: str) -> bool:
    """Whether a known word names the State here: with a capital letter, where the language has them."""
    if opening in _SHARED:
        before = text.plain[max(0, start - 12) : start]
        if opening in _OF_TWO_MEANINGS and (
            _ACTS.search(before)
            or (not before.rstrip()[-1:].isalnum() and _IS_SAID_OF.match(text.plain, start + len(opening)))
        ):
            return True
        return bool(_NAMES_A_STATE.search(before))
    if lang in _CASED and not (form == "people" and lang != "en"):
        as_printed = text.text[text.at[start]]
        if not as_printed.isupper() and first not in ("el", "la", "le", "the"):
            return False
        if first in _NOT_NAMES:
            return text.text[text.at[start] : text.at[start] + 2].isupper()
    return True


@cache
def _index(lang: str) -> _Index:
    words: dict[_Words, tuple[str, Form]] = {}
    sources: defaultdict[_Words, set[str]] = defaultdict(set)

    def put(name: str, state: str, form: Form) -> None:
        for each in _forms(name, lang):
            key = tuple(_WORD.findall(fold(each).plain))
            if key and len(key) <= _LONGEST and (len(key) > 1 or len(key[0]) > 1):
                sources[key].add(state)
                words.setdefault(key, (state, form))

    for other in dict.fromkeys((lang, *_EVERYWHERE)):
        for state, name in names_in(other):
            put(name, state, "name")
        for state, name in _capitals(other):
            put(name, state, "capital")
        for state, also in _table("also").get(other, {}).items():
            for name in also.split("|"):
                put(name, state, "name")
        for state, regions in _table("regions").get(other, {}).items():
            for name in regions.split("|"):
                put(name, state, "region")
    peoples = _table("peoples").get(lang, {})
    of_stem: dict[str, str] = {}
    for state, forms in peoples.items():
        for form in forms.split("|"):
            if "-" in form:
                for ending in _FEMININE:
                    put(form + ending, state, "people")
            elif lang in ("fr", "ru"):
                of_stem[fold(form).plain] = state
            else:
                for each in _arabic_forms(form) if lang == "ar" else (form, form + "s"):
                    put(each, state, "people")
    if lang == "ar":
        for each in states():
            for form in _arabic_people(each.name("ar"), formed=each.iso3 in peoples):
                put(form, each.iso3, "people")
    if lang == "en":
        for each in states():
            if each.iso3 not in peoples and each.name("en").endswith("a"):
                for form in (each.name("en") + "n", each.name("en") + "ns"):
                    put(form, each.iso3, "people")
    for key, meant in sources.items():
        if len(meant) > 1:  # a name shared by two means neither, unless one of them is the present name of a State
            present = {each.iso3 for each in states() if each.iso3 in meant and each.kind not in ("former",)}
            if len(present) == 1:
                words[key] = (present.pop(), words[key][1])
            else:
                del words[key]
    for other in dict.fromkeys((lang, *_EVERYWHERE)):
        for name in _table("elsewhere").get(other, {}).get("places", "").split("|"):
            articles = (f"l'{name}", f"la {name}") if other == "fr" else ()
            for form in (*_forms(name, lang), *articles):
                words[tuple(_WORD.findall(fold(form).plain))] = ("", "elsewhere")
    stems = "|".join(sorted(of_stem, key=len, reverse=True))
    signs = None
    of_signs: dict[str, tuple[str, Form]] = {}
    if lang == "zh":
        of_signs = {"".join(key): known for key, known in words.items() if not "".join(key).isascii()}
        of_signs = {key: known for key, known in of_signs.items() if len(key) > 1}
        signs = re.compile("|".join(sorted(map(re.escape, of_signs), key=len, reverse=True)))
    return _Index(
        words,
        frozenset(key[0] for key in words if key),
        re.compile(rf"(?:{stems})") if stems else None,
        of_stem,
        signs,
        of_signs,
    )


def _forms(name: str, lang: str) -> Iterator[str]:
    yield name
    if lang == "ru":
        for _, form in declined(name):
            yield form


def _capitals(lang: str) -> Iterator[tuple[str, str]]:
    file = resources.files(__package__).joinpath("capitals.csv")
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        for name in filter(None, (row[lang] or (row["en"] if lang in ("fr", "es") else "")).split("|")):
            yield row["iso3"], name.removeprefix("the ")


@cache
def _table(name: str) -> dict[str, Any]:
    file = resources.files(__package__).joinpath(f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


_NO_PEOPLE = frozenset({"مالي", "قطر", "بنن", "الهند الصينية", "عمان"})


def _arabic_people(name: str, *, formed: bool) -> Iterator[str]:
    """The adjective made from a name of one word: `النرويج`, `نرويجي`."""
    words = fold(name).plain.split()
    if formed or len(words) != 1 or name in _NO_PEOPLE:
        return
    bare = words[0].removeprefix("ال")
    stem = bare[:-1] if bare.endswith(("ا", "ه")) else bare
    yield from _arabic_forms(stem if stem.endswith("ي") else stem + "ي")


def _arabic_forms(adjective: str) -> Iterator[str]:
    """An adjective, masculine and feminine, with and without the article."""
    for form in (adjective, adjective + "ة" if adjective.endswith("ي") else adjective):
        yield form
        if not form.startswith("ال"):
            yield "ال" + form
    if adjective.endswith("ي"):  # `الكوبيون`, `الكوبيين`
        yield from (article + adjective + ending for article in ("", "ال") for ending in ("ون", "ين"))
