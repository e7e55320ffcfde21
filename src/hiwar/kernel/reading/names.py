"""The States named in one bracket: `(Chile, Bosnia and Herzegovina and the Netherlands)` -> three names and codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from hiwar.kernel.facts import find_state
from hiwar.kernel.reading.letters import may_open, width
from hiwar.kernel.reading.passage import tidy
from hiwar.kernel.reading.phrases import Phrases, phrases

_MARKS = " *∗.,;:–-[]0123456789"
_LONGEST_NAME = 7
_LONGEST_UNCASED, _WIDEST_UNCASED = 3, 24
_NAME_WORDS = 9
_NAME_LENGTH = 120
_CHINESE_NAME = 20


@dataclass(frozen=True, slots=True)
class Named:
    """The names of one bracket as printed, and the codes of those that are known (in order, each once)."""

    as_written: tuple[str, ...]
    codes: tuple[str, ...]
    unknown: tuple[str, ...]


@lru_cache(maxsize=20_000)
def named_states(bracket: str, language: str) -> Named | None:
    """Read the inside of a bracket; None when it does not name States at all."""
    book = phrases(language)
    text = tidy(bracket)
    shortened = book.on_behalf.sub("", text)
    names: list[tuple[str, str | None]] = []
    pieces = book.between_names.split(shortened)
    words, gaps = pieces[::2], [*pieces[1::2], ""]
    i = 0
    while i < len(words):
        # The longest run of pieces that is one name ("Bosnia" + " and " + "Herzegovina"), else the piece alone.
        for j in range(min(len(words), i + 4), i, -1):
            name = "".join(words[k] + (gaps[k] if k < j - 1 else "") for k in range(i, j))
            code = _code(name, language)
            if code:
                break
        else:
            j, name, code = i + 1, words[i], None
        if bare := name.strip(_MARKS):
            names.extend([(bare, code)] if code else _run_together(bare, language))
        i = j
    known = [code for _, code in names if code]
    if not known and not (names and all(_could_be_a_name(name) for name, _ in names)):
        return None
    if known and len(known) * 2 < len(names):
        return None
    if shortened != text and len(names) == 1:
        names = [(text, names[0][1])]
    return Named(
        as_written=tuple(name for name, _ in names),
        codes=tuple(dict.fromkeys(known)),
        unknown=tuple(name for name, code in names if not code),
    )


def each_named(names: Iterable[str], language: str) -> Named:
    """Names that are known to be those of States, one by one."""
    found = [(name, _code(name, language)) for name in names]
    return Named(
        as_written=tuple(name for name, _ in found),
        codes=tuple(dict.fromkeys(code for _, code in found if code)),
        unknown=tuple(name for name, code in found if not code),
    )


def opening_state(text: str, phrases: Phrases) -> tuple[str, str] | None:
    """The State whose name opens a text (`The delegation of Chile asked …`), as printed, with its code."""
    opening = phrases.speaker_prefix.sub("", text[:_NAME_LENGTH])
    words = opening.split()
    if width(opening[:1]) > 1:  # Chinese, without blanks between words
        return _first_state(([opening[:count]] for count in range(_CHINESE_NAME, 1, -1)), phrases.language)
    return _first_state((words[:count] for count in range(min(_NAME_WORDS, len(words)), 0, -1)), phrases.language)


def closing_state(text: str, phrases: Phrases) -> tuple[str, str] | None:
    """The State whose name closes a text (`…, the United Kingdom`), as printed, with its code."""
    words = text[-_NAME_LENGTH:].split()
    if width(text[-1:]) > 1:
        return _first_state(([text[-count:]] for count in range(_CHINESE_NAME, 1, -1)), phrases.language)
    return _first_state((words[-count:] for count in range(min(_NAME_WORDS, len(words)), 0, -1)), phrases.language)


def _first_state(candidates: Iterable[list[str]], language: str) -> tuple[str, str] | None:
    for words in candidates:
        name = " ".join(words).rstrip(",;:.")
        state = find_state(name, language) or find_state(name)
        if state:
            return name, state.iso3
    return None


def _code(name: str, language: str) -> str | None:
    bare = phrases(language).name_prefix.sub("", name.strip(_MARKS))
    if len(bare) < 2:
        return None
    state = find_state(bare, language) or find_state(bare) or find_state(name.strip(_MARKS))
    return state.iso3 if state and state.kind != "former" else None  # the mechanism is younger than any former State


def _could_be_a_name(name: str) -> bool:
    """Mostly capitalised words, not an acronym: what a misprinted or unknown State looks like."""
    words = name.split()
    capitals = sum(1 for word in words if may_open(word))
    if not words[0][:1].isupper() and (len(words) > _LONGEST_UNCASED or width(name) > _WIDEST_UNCASED):
        return False  # Arabic and Chinese have no capitals to tell a name by
    return (
        len(words) <= _LONGEST_NAME
        and may_open(name)
        and not any(word.isupper() and len(word) > 1 for word in words)
        and not any(character.isdigit() for character in name)
        and capitals * 2 >= len(words)
    )


def _run_together(name: str, language: str) -> list[tuple[str, str | None]]:
    """Two names printed without the comma between them: `United Kingdom France`."""
    words = name.split() if len(name) <= 2 * _NAME_LENGTH else []
    for cut in range(1, len(words)):
        first, second = " ".join(words[:cut]), " ".join(words[cut:])
        codes = _code(first, language), _code(second, language)
        if all(codes):
            return [(first, codes[0]), (second, codes[1])]
    return [(name, None)]
