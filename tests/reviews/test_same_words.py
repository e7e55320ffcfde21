"""Earlier and later recommendations with the same words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.kernel.understanding.search_text import fingerprint, normalise
from hiwar.reviews.commands import Correction, correct, import_reading, take_down_document
from hiwar.reviews.models import Wording
from hiwar.reviews.queries import recommendation, same_words
from tests.builders import NOW, item, later, reading, source

TEXT = "Ratify the treaty on harbours"


def review(folder: Path, state: str, session: int, *texts: str) -> str:
    """Import a review with these texts, each by Bardovia, numbered from 5.1; the symbol of its report."""
    symbol = f"A/HRC/{session}/{ord(state[1])}{ord(state[2])}"
    items = [item(f"5.{number}", text, ("XBD",), ("Bardovia",)) for number, text in enumerate(texts, start=1)]
    read = reading(*items, state_under_review=state, session=session, symbol=symbol)
    import_reading(OPERATOR, source(folder, symbol, f"{state}{session}.txt"), read, now=NOW)
    return symbol


def found(address: str) -> Any:
    told = recommendation(address, "en")
    assert told is not None
    return told["same_words"]


@pytest.mark.django_db
def test_the_same_words_are_found_in_other_reviews_of_the_state_and_of_others(record: Path, tmp_path: Path) -> None:
    first = review(tmp_path, "XTV", 1, TEXT, "Sweep the quay")
    second = review(tmp_path, "XTV", 14, f"{TEXT.upper()}!")
    third = review(tmp_path, "XKS", 27, TEXT, f"{TEXT} soon")

    told = found(f"{first}:5.1")
    groups = [(each["review"]["state"]["iso3"], each["review"]["session"], each["when"]) for each in told["groups"]]
    assert (told["total"], groups) == (2, [("XTV", 14, "later"), ("XKS", 27, "later")])
    assert [text["address"] for group in told["groups"] for text in group["texts"]] == [f"{second}:5.1", f"{third}:5.1"]
    assert found(f"{second}:5.1")["groups"][0]["when"] == "earlier"
    assert found(f"{first}:5.2") == {"total": 0, "groups": [], "phrase": ""}


@pytest.mark.django_db
def test_invented_and_real_states_stay_apart(record: Path, tmp_path: Path) -> None:
    invented, real = review(tmp_path, "XTV", 1, TEXT), review(tmp_path, "SVN", 20, TEXT)
    assert found(f"{invented}:5.1")["total"] == found(f"{real}:5.1")["total"] == 0


@pytest.mark.django_db
def test_only_what_stands_now_is_compared(record: Path, tmp_path: Path) -> None:
    first, second = review(tmp_path, "XTV", 1, TEXT), review(tmp_path, "XTV", 14, TEXT)
    third = review(tmp_path, "XKS", 27, TEXT)
    correct(OPERATOR, f"{second}:5.1", Correction(text="Mend the nets"), reason="misread", now=later(1))
    correct(OPERATOR, f"{third}:5.1", Correction(withdraw=True), reason="a heading", now=later(1))
    assert found(f"{first}:5.1")["total"] == 0


@pytest.mark.django_db
def test_a_text_that_was_taken_down_is_the_same_as_none(record: Path, tmp_path: Path) -> None:
    first, second = review(tmp_path, "XTV", 1, TEXT), review(tmp_path, "XTV", 14, "Mend", TEXT)
    document = Wording.objects.filter(recommendation__symbol=second).values_list("document", flat=True)[0]
    take_down_document(OPERATOR, document, reason="an order", legal_basis="case 1", now=later(1))
    assert found(f"{first}:5.1")["total"] == found(f"{second}:5.1")["total"] == 0


@pytest.mark.django_db
def test_some_tens_are_shown_and_a_search_leads_to_the_rest(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(same_words, "SHOWN", 2)
    symbol = review(tmp_path, "XTV", 1, *[TEXT] * 4)
    told = found(f"{symbol}:5.1")
    shown = sum(len(group["texts"]) for group in told["groups"])
    assert (told["total"], shown, told["phrase"]) == (3, 2, f'"{TEXT}"')


def test_a_phrase_to_search_for_is_cut_between_words() -> None:
    phrase = same_words._phrase("The “old” nets " * 40)
    assert len(phrase) < 190
    assert phrase.startswith('"The old nets The')
    assert phrase.endswith(('nets"', 'old"', 'The"'))


def test_texts_with_the_same_words_have_the_same_fingerprint() -> None:
    one, other = (fingerprint(normalise(text)) for text in ("Ratify, at once", "RATIFY at  once."))
    assert (one == other, len(one), fingerprint("")) == (True, 32, "")
