"""Whether a clause tells of a review, and of whose."""

from __future__ import annotations

from hiwar.kernel.checking.clause import WORD, Clause, Memory
from hiwar.kernel.checking.model import Kind
from hiwar.kernel.checking.rules.review_counts import count_in, number_of, speakers_in, times_in


def heard_of(clause: Clause) -> str | None:
    """Whose review a clause names plainly, so that what follows may speak of it."""
    if not clause.has("upr", "review", "venue", "reviewed"):
        return None
    for mention in clause.mentions:
        if names_reviewed(clause, mention.start, mention.end):
            return mention.state
    named = clause.states()
    if len(named) > 1 and clause.has("reviewed"):
        return _beside_verb(clause)
    return named[0] if named and clause.has("reviewed", "undergo") else None


def seems_a_review(sentence: Clause) -> bool:
    """Whether a sentence that names no review tells of one: who came to Geneva, how many spoke, what was answered."""
    if not sentence.mentions or sentence.has(
        "resolution", "committee", "treaty", "other_matter", "elsewhere", "voting"
    ):
        return False
    counted = any(
        n.kind == "cardinal" and _FEW_SPEAK < n.value < _ALL_SPEAK and sentence.unit_after(n, "delegations", 1)
        for n in sentence.numbers
    )
    signs = (counted, sentence.has("part", "faced", "spoke"), sentence.has("scene"), sentence.has("appearance"))
    return sum(signs) > 1


_FEW_SPEAK, _ALL_SPEAK = 19, 194
"""In a review as many speak as in nothing else that is told of a State."""


def about_a_review(clause: Clause, memory: Memory) -> bool:
    """Whether a clause tells of a review: by a word for it, or where one is near by what is done in it."""
    near = memory.near_a_review(clause, 2) or _sits(clause)
    if clause.has("latest") and memory.kinds[-1:] == (Kind.REVIEW_COUNT,) and (clause.sessions or clause.moments):
        near = True
    if clause.has("upr", "venue", "troika"):
        return True
    asked = clause.text.sole if clause.has("you", "they") else None
    known = clause.mentions or memory.reviewed or clause.own() or asked or _named_after(clause, memory)
    if clause.has("review") and known:
        return True
    if near and (
        clause.has("undergo", "part", "boycott", "latest", "spoke", "away", "faced") or _goes_on_about(clause, memory)
    ):
        return True
    if near and (_among(clause, memory) or (clause.has("scene") and speakers_in(clause))):
        return True
    if clause.text.of_reviews and clause.has("undergo", "reviewed") and clause.mentions and times_in(clause):
        return True
    if clause.mentions and clause.has("appearance") and (clause.has("boycott") or number_of(clause)):
        return True
    told = clause.has("part", "due", "soon") or clause.moments or count_in(clause)
    named = clause.mentions or (memory.topic and count_in(clause))  # `Reviewed three times.`
    return bool(clause.has("reviewed") and named and told and not clause.has(*_ELSEWHERE))


def _sits(clause: Clause) -> bool:
    """Whether the session of a State is spoken of (`absent from the session on Armenia`): the one that reviews it."""
    return any(
        names_reviewed(clause, mention.start, mention.end) and 0 < mention.start - end <= _BEFORE_STATE
        for _, end in clause.find("appearance")
        for mention in clause.mentions
    )


_BEFORE_STATE = 6
"""Signs between the word for a session and the State whose it is."""


def _among(clause: Clause, memory: Memory) -> bool:
    """Whether it names some of those who took part, as was said just before or is understood."""
    if not clause.has("among"):
        return False
    short = memory.near_a_review(clause, 1) and len(WORD.findall(clause.plain, clause.start, clause.end)) <= _SHORT
    return memory.told(Kind.REVIEW_PARTICIPATION) or short


_SHORT = 9
"""Words of a clause that says only who was among them."""


def takes_part(clause: Clause, memory: Memory) -> bool:
    """Whether somebody takes part: with a plain word for it, or one that means it where a review is spoken of."""
    if _among(clause, memory):
        return True
    if clause.has("outcome"):
        return False
    if clause.has("part"):
        return not (clause.has("undergo") and not clause.has("delegations") and not two_in(clause))
    known = memory.reviewed is not None or bool(clause.mentions and clause.has("upr", "review"))
    return clause.has("spoke") and (two_in(clause) or bool(clause.own()) or known or clause.has("upr", "venue"))


def _goes_on_about(clause: Clause, memory: Memory) -> bool:
    """`…, and is due again in 2018`, `and that of Morocco for 2021`: a time alone, after what was said of a review."""
    if not (clause.moments or clause.sessions) or clause.has(*_ELSEWHERE):
        return False
    told = memory.kinds[-1:] in ((Kind.REVIEW_COUNT,), (Kind.REVIEW_PARTICIPATION,))
    count = count_in(clause)
    next_one = bool(count and count[1])  # `the third one, in 2020`
    return memory.kinds[-1:] == (Kind.REVIEW_DUE,) or (clause.has("due") and (told or next_one))


_ELSEWHERE = ("resolution", "treaty", "recommendation", "sponsor")
"""What a clause must not speak of when only a verb says that a State was reviewed."""


def two_in(clause: Clause) -> bool:
    """Whether a clause names two States or more."""
    return len(set(clause.states())) > 1


def names_reviewed(clause: Clause, start: int, end: int) -> bool:
    """Whether words around the name of a State say that a review is its own: `the review of X`, `X's review`."""
    before = clause.plain[max(clause.start, start - 60) : start]
    if clause.words.before_review_of.search(before):
        return True
    return bool(clause.words.after_object.match(clause.plain[end : clause.end]))


def reviewed_in(clause: Clause, memory: Memory) -> str | None:
    """Whose review a clause speaks of."""
    for mention in clause.mentions:
        if names_reviewed(clause, mention.start, mention.end):
            return mention.state
    taking = takes_part(clause, memory) or clause.has("away")
    named = clause.states()
    if two_in(clause) and not clause.has("troika") and (next_to_verb := _beside_verb(clause)):
        return next_to_verb
    if clause.has("troika"):
        known = next((each for each in (memory.named, memory.reviewed) if each and each not in named), None)
        return known or _apart(clause)
    if taking and not clause.has("undergo", "own") and not (count_in(clause) and len(named) == 1):
        aimed = clause.states(objective=True)
        if aimed:
            return aimed[-1]
        for known in (memory.named, memory.reviewed):
            if known and known not in named:
                return known
        return named[-1] if named else memory.reviewed or clause.own()
    if named:
        return named[0] if len(named) == 1 or not taking else named[-1]
    own = clause.own()
    known = own or memory.reviewed or (memory.subjects[0] if memory.subjects else None)
    otherwise = clause.text.sole if clause.has("they", "you") else clause.text.alone
    return known or _named_after(clause, memory) or otherwise


def _named_after(clause: Clause, memory: Memory) -> str | None:
    """The only State that a sentence names, after the clause: `by its next review, they say, Norway will have …`."""
    sentence = memory.sentence
    alone = sentence is not None and len({m.state for m in sentence.mentions}) == 1
    return memory.ahead.state if alone and memory.ahead and memory.ahead.start >= clause.end else None


def _beside_verb(clause: Clause) -> str | None:
    """The State right before or after a verb of being reviewed: `when Thailand is examined`."""
    for start, end in clause.find("reviewed") or clause.find("undergo"):
        for mention in clause.mentions:
            between = clause.plain[min(mention.end, end) : max(start, mention.start)]
            if "," not in between and len(WORD.findall(between)) <= 1 and not clause.objective(mention):
                return mention.state
    return None


def _apart(clause: Clause) -> str | None:
    """Of four States one that stands apart from the three of a troika, before or after them."""
    places = clause.mentions
    if len(clause.states()) <= _TROIKA:
        return None
    after = places[-1].start - places[-2].end
    before = places[1].start - places[0].end
    return places[-1].state if after >= before else places[0].state


_TROIKA = 3
