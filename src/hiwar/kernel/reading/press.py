"""A statement or a report on one, as the press prints it: its title and date, who speaks in which capacity, what is
quoted word for word, what is told in other words, and what the reporter says.

Places are code points in the returned `text`. The phrases are those of `speech/`; States are those that
`understanding.naming` finds. What cannot be told apart is the reporter's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from hiwar.kernel.reading import html
from hiwar.kernel.reading.formats import MAX_PAGES, extract
from hiwar.kernel.reading.model import Genre, Page, Reading, ReadingError
from hiwar.kernel.reading.quotations import Quoted, quotations
from hiwar.kernel.reading.sentences import sentences
from hiwar.kernel.reading.speech import Speech, speech
from hiwar.kernel.understanding.folding import Folded, fold
from hiwar.kernel.understanding.language import detect_language
from hiwar.kernel.understanding.moments import between, moments
from hiwar.kernel.understanding.naming import Mention, mentions
from hiwar.kernel.values import LANGUAGES

REPORTER = "reporter"
"""The speaker of what nobody else says: whoever wrote the text."""

MAX_CHARACTERS = 400_000
"""A statement is no longer; what is, is a document of another kind."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: `id` within the statement, `name` and `office` as printed, `state` (ISO 3166-1 alpha-3)."""

    id: str
    name: str | None
    office: str | None
    state: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a speaker: `direct` when they stand between quotation marks or after a colon, else as the text tells
    them. `depth` counts the quotations around it."""

    start: int
    end: int
    speaker: str
    direct: bool
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """What was read of a statement. `date` is between when and when it was made, None where the text does not say;
    `attributions` are the words that tell who speaks, which are no part of what is said, and `dateline` those at the
    head of a report that tell where and when it was written."""

    media_type: str
    language: str
    text: str
    title: tuple[int, int] | None
    date: tuple[date, date] | None
    paragraphs: tuple[tuple[int, int], ...]
    speakers: tuple[Speaker, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[tuple[int, int], ...]
    dateline: tuple[int, int] | None = None

    def speaker_at(self, start: int, end: int) -> Speaker:
        """Who says a stretch of the text: whoever is quoted there, the inmost quotation first."""
        over = (each for each in self.quotations if each.depth == 0 and each.start < end and start < each.end)
        return self.speaker_of(list(over), start, end)

    def speaker_of(self, around: Sequence[Quotation], start: int, end: int) -> Speaker:
        """Who says a stretch of the text over which these quotations reach: of the one that holds most of it."""
        best = max(around, key=lambda each: min(end, each.end) - max(start, each.start), default=None)
        wanted = best.speaker if best else REPORTER
        return next(each for each in self.speakers if each.id == wanted)


def read_statement(
    data: bytes,
    name: str,
    max_pages: int = MAX_PAGES,
    *,
    language: str | None = None,
    known: Sequence[Speaker] = (),
) -> Statement:
    """Read a statement from plain text, HTML, Word or PDF; ReadingError when the file cannot be read.

    `language` (ISO 639-1) is told by the text where it is not given; `known` are people of whom it may speak by their
    last name or their office alone.
    """
    text, media_type = _words(data, name, max_pages)
    return statement_of(text, media_type=media_type, language=language, known=known)


def read_words(data: bytes, name: str, max_pages: int = MAX_PAGES) -> Reading:
    """The text of a statement alone, as one page, for workers that answer with readings; ReadingError as above."""
    text, media_type = _words(data, name, max_pages)
    return Reading(media_type, None, None, None, detect_language(text), (Page(1, text),), (), genre=Genre.OTHER)


def _words(data: bytes, name: str, max_pages: int) -> tuple[str, str]:
    if html.is_html(data):
        text, media_type = "\n".join(page.text for page in html.pages(data, max_pages)), "text/html"
    else:
        found = extract(data, name, max_pages)
        text, media_type = "\n".join(page.text for page in found.pages), found.media_type
    if len(text) > MAX_CHARACTERS:
        raise ReadingError(
            f"the text has more than {MAX_CHARACTERS:,} characters, which no statement has",
            remedy="give the statement alone, without what surrounds it",
        )
    return text, media_type


def statement_of(
    text: str, *, media_type: str = "text/plain", language: str | None = None, known: Sequence[Speaker] = ()
) -> Statement:
    """The same for a text that is at hand. Any text is read; one in none of the six languages as if in English."""
    told = language if language in LANGUAGES else detect_language(text)
    lang = told if told in LANGUAGES else "en"
    paragraphs = tuple(_paragraphs(text))
    reader = _Reader(fold(text), lang, speech(lang), paragraphs, known)
    reader.read()
    title = _title(text, paragraphs)
    made, dateline = _date(reader.folded, lang, paragraphs)
    return Statement(
        media_type=media_type,
        language=lang,
        text=text,
        title=title,
        date=made,
        paragraphs=paragraphs,
        speakers=tuple(reader.speakers),
        quotations=tuple(sorted(reader.found, key=lambda each: (each.start, each.depth, each.end))),
        attributions=tuple(sorted(reader.attributions)),
        dateline=dateline,
    )


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Every line with words; where lines are short and blank lines part them, every block."""
    found = [(match.start(), match.end()) for match in re.finditer(r"[^\n\f]*\S[^\n\f]*", text)]
    blocks = [(match.start(), match.end()) for match in re.finditer(r"\S(?:[^\n\f]|\n(?!\s*\n))*", text)]
    wrapped = sum(
        1 for (_, end), (start, _) in pairwise(found) if text[end:start] == "\n" and text[end - 1] not in '.!?؟。…:"”»'
    )
    return blocks if len(blocks) > 1 and wrapped > len(found) / 2 else found


_TITLE = 220


def _title(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """The first line, where it is short, ends without a stop and more follows."""
    if len(paragraphs) < 2:
        return None
    start, end = paragraphs[0]
    return (start, end) if end - start < _TITLE and text[end - 1] not in ".。؛;,،" else None


_DATELINE = 90
"""Characters at the beginning of a paragraph in which a dateline says where and when."""


_AFTER_DATELINE = re.compile(r"\s*(?:\([^)\n]{1,60}\)\s*)?(?:[-–—:.]|$)")
"""What stands behind the day in a dateline: an agency in brackets, a dash."""


def _date(
    folded: Folded, lang: str, paragraphs: tuple[tuple[int, int], ...]
) -> tuple[tuple[date, date] | None, tuple[int, int] | None]:
    """The day on a line of its own, or in the dateline, and the place of the latter: the first full date near the
    beginning or the end that stands in a short line, or opens a paragraph."""
    near = [*paragraphs[:4], *paragraphs[-2:]] if len(paragraphs) > 6 else list(paragraphs)
    for start, end in near:
        first, last = folded.folded(start, end)
        reach = last if end - start <= _DATELINE else first + _DATELINE // 2
        for moment in moments(folded.plain[first:last], lang):
            if len(moment.said) == 10 and moment.said[4] == "-" and moment.said[0].isdigit():
                in_line = end - start <= _DATELINE and not re.search(r"[.!?]\s", folded.plain[first:last].strip()[:-1])
                if len(paragraphs) > 1 and first + moment.end <= reach and (in_line or moment.start < _DATELINE // 2):
                    opens = _AFTER_DATELINE.match(folded.plain, first + moment.end)
                    dateline = folded.place(first, first + moment.end) if opens else None
                    return between(moment.said, date(2000, 1, 1)), dateline
    return None, None


_HEAD = 5
"""Lines above a speech that tell whose it is, at most."""

_OPENS = 30
"""Signs of such a line before it says that this is a statement."""

_OURS = 2
"""Words for *us* that make a text a speech."""

_BOUNDARY = re.compile(r"[,;:\"]|\s-+\s|\s-+$")
_JOINED = re.compile(r"(?<!\w)(?:and|or|et|y|и)\s+$")
_WORD = re.compile(r"\w+(?:['-]\w+)*")
_LONG = 60
"""Characters of a quotation that says who speaks on, and is no word in quotation marks."""

_LONGEST_NAME = 12
"""Characters of a Chinese name, foreign ones in Chinese letters too."""

_TITLED = 4
"""Words of the name of a newspaper or an organisation between quotation marks, at most."""

_FEW = 6
"""Words between a verb that points to something and the word that joins them."""

_EARLY = 3
"""Words before the one that says what somebody is, at most: a name and where it is from."""

_SHORT = 14
"""Words before a verb of saying, or between it and `that`, that can be the name and office of whoever speaks."""


@dataclass(slots=True)
class _Said:
    """A verb of saying: the words that tell who speaks (`start`, `end`, folded), where what is said lies, and who."""

    start: int
    end: int
    forward: bool
    colon: bool
    speaker: str


class _Reader:
    """Goes through a statement paragraph by paragraph and remembers who spoke last."""

    def __init__(
        self, folded: Folded, lang: str, book: Speech, paragraphs: tuple[tuple[int, int], ...], known: Sequence[Speaker]
    ) -> None:
        self.folded, self.lang, self.book, self.paragraphs = folded, lang, book, paragraphs
        self.states = mentions(folded, lang)
        self.speakers: list[Speaker] = [Speaker(REPORTER, None, None, None), *known]
        self.found: list[Quotation] = []
        self.attributions: list[tuple[int, int]] = []
        self.last: str | None = known[0].id if len(known) == 1 else None
        self._sentence_starts: list[tuple[int, int]] = []
        self.governments: dict[str, str] = {}
        self._names: dict[str, list[str]] = {}

    def read(self) -> None:
        went_on, heading = False, self._heading_of_speech()
        for number, (start, end) in enumerate(self.paragraphs):
            if number < heading:
                continue
            quoted = quotations(self.folded.text, start, end, chinese=self.lang == "zh")
            if number == 0 and len(self.paragraphs) > 1:
                self._headline(start, end)
            for first, last in _sentences_outside(self.folded.text, start, end, quoted):
                self._sentence(first, last, [each for each in quoted if first <= each.start < last], went_on=went_on)
            went_on = any(not each.closed and each.depth == 0 for each in quoted)
        if heading:
            self._speech(heading)

    def _heading_of_speech(self) -> int:
        """How many paragraphs head a speech and tell whose it is (`Statement by the delegation of …`); 0 where the text
        is none. What follows such a head is a speech where it speaks to a chair or of *us*."""
        folded, head = self.folded, 0
        for start, end in self.paragraphs[: min(_HEAD, len(self.paragraphs) - 1)]:
            if end - start > _TITLE or self.book.address.match(folded.plain, folded.folded(start, end)[0]):
                break
            head += 1
        for number in range(head):
            first, last = folded.folded(*self.paragraphs[number])
            says = self.book.speech.search(folded.plain, first, last)
            if says is None or says.start() - first > _OPENS:
                continue
            _, last = folded.folded(*self.paragraphs[head - 1])
            begin = folded.folded(*self.paragraphs[head])[0]
            ours = sum(1 for _ in self.book.first_person.finditer(folded.plain, begin))
            if ours < _OURS and not self.book.address.search(folded.plain, begin, begin + _TITLE):
                return 0
            return head if self._whose_speech(first, last, says.start(), says.end()) else 0
        return 0

    def _whose_speech(self, first: int, last: int, verb: int, verb_end: int) -> bool:
        named = next((each for each in self.states if first <= each.start and each.end <= last), None)
        if named is None:
            return False
        office = self._office(verb_end, last, named)
        institution = None if office else self.book.institution.search(self.folded.plain, first, last)
        until = institution.start() if institution else last
        name = self._name(verb_end, until, verb, verb_end, office, named) if until > verb_end else None
        if not office and not name:
            name = self._printed(*(institution.span() if institution else (named.start, named.end)))
        self.last = self._known_or_new(self._printed(*office) if office else None, name, named.state)
        self.governments[named.state] = self.last
        self.attributions.append(self.folded.place(first, last))
        return True

    def _speech(self, heading: int) -> None:
        """Give what nobody else says to whoever speaks."""
        orator = next(iter(self.governments.values()))
        told = [self.folded.folded(each.start, each.end) for each in self.found if each.depth == 0]
        told += [self.folded.folded(*each) for each in self.attributions]
        for start, end in self.paragraphs[heading:]:
            first, last = self.folded.folded(start, end)
            inside = sorted(each for each in told if first <= each[0] < last)
            self._say(first, last, orator, direct=True, around=inside)

    def _headline(self, start: int, end: int) -> None:
        """`Moscow: we will …`: a headline that gives the word to a State or a person."""
        first, last = self.folded.folded(start, end)
        colon = self.folded.plain.find(":", first, last)
        if colon < 0 or len(_WORD.findall(self.folded.plain[first:colon])) > 5:
            return
        named = [each for each in self.states if first <= each.start and each.end <= colon]
        if named:
            who = self._government(named[0])
            self._say(colon + 1, last, who, direct=False)
            self.attributions.append(self.folded.place(first, colon + 1))

    def _sentence(self, start: int, end: int, quoted: list[Quoted], *, went_on: bool) -> None:
        folded = self.folded
        first, last = folded.folded(start, end)
        self._sentence_starts.append((first, last))
        titles = [each for each in quoted if self._is_title(each)]
        quoted = [each for each in quoted if each not in titles]
        named = [folded.folded(each.start, each.end) for each in titles]
        inside = [folded.folded(each.start, each.end) for each in quoted if each.depth == 0]
        said = self._sayings(first, last, inside, named)
        for each in said:
            self.attributions.append(folded.place(each.start, each.end))
        for words in quoted:
            if words.depth == 0:
                who = self._speaker_of_quote(folded.folded(words.start, words.end), said, first, last)
                self.found.append(Quotation(words.start, words.end, who, direct=True))
                if who != REPORTER and words.end - words.start > _LONG:
                    self.last = who
            else:
                around = next((one for one in self.found if one.start <= words.start < one.end), None)
                self.found.append(
                    Quotation(words.start, words.end, around.speaker if around else REPORTER, True, words.depth)
                )
        self._indirect(first, last, said, inside)

    def _is_title(self, words: Quoted) -> bool:
        """Whether words between quotation marks are a name: `the newspaper “…”`."""
        first, last = self.folded.folded(words.start, words.end)
        if len(_WORD.findall(self.folded.plain[first:last])) > _TITLED:
            return False
        before = self.folded.plain[max(0, first - 24) : first].rstrip('" ')
        return any(match.end() == len(before) for match in self.book.titled.finditer(before))

    def _indirect(self, first: int, last: int, said: list[_Said], inside: list[tuple[int, int]]) -> None:
        """What is told between the words that tell who speaks."""
        place, speaker, colon = first, None, False
        for each in [*sorted(said, key=lambda one: one.start), None]:
            until = each.start if each else last
            if speaker is None and each and not each.forward:
                speaker = each.speaker
            if speaker is not None and until > place:
                self._say(place, until, speaker, direct=colon, around=inside)
            if each:
                place = each.end
                if each.forward:
                    speaker, colon = each.speaker, each.colon
                elif speaker is None:
                    speaker = each.speaker

    def _say(
        self, start: int, end: int, speaker: str, *, direct: bool, around: list[tuple[int, int]] | None = None
    ) -> None:
        """Note a stretch of speech, without the parts that are quoted word for word and noted already."""
        for first, last in _without(start, end, around or []):
            while first < last and not self.folded.plain[first].isalnum():
                first += 1
            while last > first and not (
                self.folded.plain[last - 1].isalnum() or self.folded.plain[last - 1] in ".?!%)"
            ):
                last -= 1
            if len(_WORD.findall(self.folded.plain[first:last])) > 1 or (self.lang == "zh" and last - first > 3):
                self.found.append(Quotation(*self.folded.place(first, last), speaker, direct))

    def _speaker_of_quote(self, place: tuple[int, int], said: list[_Said], first: int, last: int) -> str:
        before = [each for each in said if each.end <= place[0] + 1]
        after = [each for each in said if each.start >= place[1] - 1]
        if before and (before[-1].forward or not after):
            return before[-1].speaker
        if after:
            return after[0].speaker
        if before:
            return before[-1].speaker
        alone = place[0] - first <= 2 and last - place[1] <= 3
        if (alone or len(_WORD.findall(self.folded.plain[place[0] : place[1]])) > 5) and self.last:
            return self.last
        explained = self.book.explains.search(self.folded.plain, first, place[0])
        return self._state_in(first, place[0]) if explained else REPORTER

    def _state_in(self, first: int, last: int) -> str:
        named = next((each for each in self.states if first <= each.start < last), None)
        if named is None:
            return self.last or REPORTER
        return self._government(named)

    def _government(self, named: Mention) -> str:
        """A State that speaks without anybody: once for each, by the name that it was met by first."""
        if named.state not in self.governments:
            made = Speaker(f"s{len(self.speakers)}", self._printed(named.start, named.end), None, named.state)
            self.speakers.append(made)
            self.governments[named.state] = made.id
        return self.governments[named.state]

    def _sayings(
        self, first: int, last: int, inside: list[tuple[int, int]], titles: list[tuple[int, int]]
    ) -> list[_Said]:
        """The verbs of saying of a sentence outside of its quotations, each with the words that go with it."""
        plain, found = self.folded.plain, []
        cuts = [first, *(match.start() for match in _BOUNDARY.finditer(plain, first, last)), last]
        cuts = sorted(
            {*(end for _, end in inside if end < last), *cuts}
            - {cut for cut in cuts for begin, end in inside if begin <= cut < end}
            - {cut for cut in cuts for begin, end in titles if begin - 1 <= cut <= end}
        )
        taken = first
        explained = [*self.book.explains.finditer(plain, first, last)]
        verbs = [*self.book.say.finditer(plain, first, last), *self.book.according.finditer(plain, first, last)]
        for verb in sorted([*verbs, *explained], key=lambda match: (match.start(), -match.end())):
            begin, end = verb.span()
            if begin < taken or any(start <= begin < stop for start, stop in inside):
                continue
            if self.book.no_saying.match(plain, begin):
                continue
            if self.book.passive.search(plain[max(first, begin - 20) : begin]):
                continue
            one = self._saying(first, last, begin, end, cuts, inside, taken)
            if one:
                found.append(one)
                taken = one.end
        return found

    def _saying(
        self, first: int, last: int, begin: int, end: int, cuts: list[int], inside: list[tuple[int, int]], taken: int
    ) -> _Said | None:
        plain = self.folded.plain
        left = max(cut for cut in cuts if cut <= begin)
        right = min((cut for cut in cuts if cut >= end), default=last)
        lead = left if left == first else left + 1
        that = self._that(begin, end, last, inside)
        opens_quote = right < last and plain[right] == '"'
        colon = right < last and plain[right] == ":"
        whole_before = plain[first:left].strip(' ",.-;')
        source = self.book.according.match(plain, begin) is not None
        inverted = not plain[lead:begin].strip(" -")
        apposed = inverted and self._names_somebody(first, left)
        content_before = bool(whole_before) and not apposed
        if that and content_before and that > right:
            that = None
        if not that and self.book.needs_that.fullmatch(plain, begin, end):
            return None
        if self.book.explains.match(plain, begin):
            return self._made(max(taken, lead), right, True, False, begin, end)
        if that and (that <= right or not source):
            start = lead if content_before or taken > first else first
            return self._made(max(taken, start), that, True, False, begin, end)
        if not that and self.book.participle.fullmatch(plain, begin, end):
            return self._made(max(taken, lead), end, True, False, begin, end)
        if source or (content_before and (inverted or not opens_quote)):
            if source and len(_WORD.findall(plain[lead:begin])) > _EARLY:  # `the text was adopted according to X`
                return self._made(max(taken, begin), max(right, end), False, False, begin, end)
            after = right - end if self.lang == "zh" else len(_WORD.findall(plain[end:right]))
            told = after > (8 if opens_quote else 99) if inverted else after > 5  # `…, X, said the delegation had …`
            if not source and told and self.lang in ("en", "ru", "zh"):
                return self._made(max(taken, lead), end, True, False, begin, end)
            if not source and self._names_somebody(max(first, self._cut_before(cuts, left)), left) and inverted:
                lead = max(first, self._cut_before(cuts, left))
            stop = right if not (source and left == first) else min(right + 1, last)
            if inverted and not source and right < last and plain[right] == ",":  # `said X, foreign minister of Y`
                beyond = min((cut for cut in cuts if cut > right), default=last)
                if self.book.office.search(plain, right, min(beyond, right + 30)):
                    stop = beyond
            return self._made(max(taken, lead), max(stop, end), source and left == first, False, begin, end)
        if colon or opens_quote:
            between = self.folded.text[self.folded.at[end] : self.folded.at[right]].strip()
            part = not colon and between[:1].islower()  # `said her country “will …”`
            start = lead if self.lang == "zh" and content_before and not inverted else first
            return self._made(max(taken, start), end if part else right + 1, True, colon, begin, end)
        if content_before:
            return None
        start = max(taken, first)
        stop = self._after_names(end, right) if self.lang in ("ar",) else end
        return self._made(start, stop, True, False, begin, end)

    def _cut_before(self, cuts: list[int], left: int) -> int:
        return max((cut for cut in cuts if cut < left), default=left)

    def _that(self, begin: int, end: int, last: int, inside: list[tuple[int, int]]) -> int | None:
        """Where the words end that join a verb of saying to what was said; None where none do."""
        plain = self.folded.plain
        words = list(_WORD.finditer(plain, end, last))[:_SHORT]
        limit = words[-1].end() if words else end
        stop = min((start - 1 for start, _ in inside if start > end), default=limit)
        stop = min(stop, limit)
        semicolon = plain.find(";", end, stop)
        stop = semicolon if semicolon >= 0 else stop
        colon = plain.find(":", end, stop)
        stop = colon if colon >= 0 else stop
        if self.lang == "ar":  # the verb stands first: a *that* behind another verb of saying is that verb's
            following = next(self.book.say.finditer(plain, end, stop), None)
            if following and "," in plain[end : following.start()]:
                stop = following.start()
        if self.lang == "zh":
            found = re.compile(r"[,:]").match(plain, end)
            return found.end() if found else None
        found = self.book.that.search(plain, end, stop)
        if found and _JOINED.search(plain, end, found.start()):
            return None  # `said it was late and that …`: the second thing that was said
        if found:
            return found.end()
        if self.book.points.fullmatch(plain, begin, end):
            near = min(stop, words[min(_FEW, len(words) - 1)].end()) if words else stop
            found = self.book.to.search(plain, end, near) or None
            if found:
                return found.end()
        return None

    def _names_somebody(self, first: int, last: int) -> bool:
        """Whether a stretch is nothing but somebody's name and office, or an opening of a few words."""
        words = list(_WORD.finditer(self.folded.plain, first, last))
        if not words or len(words) > _SHORT or any(map(str.isdigit, self.folded.plain[first:last])):
            return False
        if '"' in self.folded.plain[first:last]:
            return False
        if self.lang == "zh":
            offices = list(self.book.office.finditer(self.folded.plain, first, last))
            return last - (offices[-1].end() if offices else first) <= _LONGEST_NAME
        early = words[min(_EARLY, len(words) - 1)].end()
        if self.book.office.search(self.folded.plain, first, early):
            return True
        if self.lang == "ar":
            return len(words) <= 3
        capital = [self.folded.text[self.folded.at[word.start()]].isupper() for word in words]
        return all(capital) and len(words) <= 4

    def _after_names(self, start: int, right: int) -> int:
        """In Arabic the speaker follows the verb: where name and office end when nothing else says so."""
        words = list(_WORD.finditer(self.folded.plain, start, right))[:8]
        stop = start
        named = next((each for each in self.states if words and words[0].start() <= each.start < words[-1].end()), None)
        office = self.book.office.search(self.folded.plain, start, right)
        institution = self.book.institution.search(self.folded.plain, start, right)
        if office and words and office.start() <= words[min(2, len(words) - 1)].start() + 3:
            stop = office.end()
            if named and named.start < stop + 24:
                stop = max(stop, named.end)
            after = [word for word in words if word.start() >= stop][:2]
            stop = after[-1].end() if after else stop
        elif institution and words and institution.start() <= words[0].start() + 4:
            stop = max(institution.end(), named.end if named and named.start < institution.end() + 12 else 0)
        return stop

    def _made(self, start: int, end: int, forward: bool, colon: bool, verb: int, verb_end: int) -> _Said:
        return _Said(start, end, forward, colon, self._who(start, end, verb, verb_end))

    def _who(self, start: int, end: int, verb: int, verb_end: int) -> str:
        """The speaker whom a stretch names, or who spoke last."""
        if self.book.explains.match(self.folded.plain, verb):
            begin = max((first for first, _ in self._sentence_starts if first <= start), default=0)
            return self._state_in(begin, start)
        named = next((each for each in self.states if start <= each.start and each.end <= end), None)
        office = self._office(start, end, named)
        name = self._name(start, end, verb, verb_end, office, named)
        institution = None if office else self.book.institution.search(self.folded.plain, start, end)
        known = self._known(name)
        if known:
            found = next(each for each in self.speakers if each.id == known)
            if office and not found.office:
                self._put(
                    replace(found, office=self._printed(*office), state=found.state or (named.state if named else None))
                )
            self.last = known
            return known
        if name or (office and not self._same_office(office)):
            self.last = self._known_or_new(
                self._printed(*office) if office else None, name, named.state if named else None
            )
            return self.last
        if office:
            self.last = self._same_office(office)
            return self.last or REPORTER
        if institution:
            stop = named.end if named and named.start >= institution.start() else institution.end()
            self.last = self._known_or_new(
                None, self._printed(institution.start(), stop), named.state if named else None
            )
            return self.last
        if named and self.book.explains.search(self.folded.plain, start, end) is None:
            self.last = self._government(named)
            return self.last
        return self.last or REPORTER

    def _office(self, start: int, end: int, named: Mention | None) -> tuple[int, int] | None:
        """The words that say what somebody is: from the first of them, a State before it included, to the last."""
        found = list(self.book.office.finditer(self.folded.plain, start, end))
        if not found:
            return None
        first, last = found[0].start(), found[0].end()
        for each in found[1:]:
            if each.start() - last < 12:
                last = each.end()
        before = self.folded.plain[start:first].strip(" ,")
        if self.lang == "ar" and before and not self.book.say.search(self.folded.plain, start, first):
            comma = self.folded.plain.find(",", last, end)
            return first, comma if comma > 0 else last
        if named and 0 <= first - named.end <= 24 and self.lang not in ("ar",):
            first = named.start
        if named and 0 <= named.start - last <= 60:
            comma = self.folded.plain.find(",", last, named.start)
            if comma < 0 and not self._begins_a_name(last, named.start):
                last = named.end
        return first, last

    def _begins_a_name(self, start: int, end: int) -> bool:
        """Whether a name stands right after an office: `Minister Jon Abel of Talvania`, not `Minister of Talvania`."""
        word = _WORD.search(self.folded.plain, start, end)
        if self.lang in ("ar", "zh") or word is None or self._is_no_name(word[0]):
            return False
        return self.folded.text[self.folded.at[word.start()]].isupper()

    def _name(
        self,
        start: int,
        end: int,
        verb: int,
        verb_end: int,
        office: tuple[int, int] | None,
        named: Mention | None,
    ) -> str | None:
        """The name in a stretch that tells who speaks: what is neither verb nor office nor State nor a small word."""
        plain, text = self.folded.plain, self.folded.text
        institution = None if office else self.book.institution.search(plain, start, end)
        gone = [
            (verb, verb_end),
            *([institution.span()] if institution else []),
            *([office] if office else []),
            *([(named.start, named.end)] if named else []),
        ]
        free: list[re.Match[str] | None] = []
        for word in _WORD.finditer(plain, start, end):
            taken = any(word.start() < stop and begin < word.end() for begin, stop in gone)
            small = self.lang not in ("ar", "zh") and not text[self.folded.at[word.start()]].isupper()
            free.append(None if taken or small or self._is_no_name(word[0]) else word)
        if self.lang == "zh":
            begin = max([start, *(stop for _, stop in gone if stop <= verb)])
            name = plain[begin:verb].strip(' ,.:;"')
            known = any(each in name for each in self.book.not_names)
            return (
                self._printed(begin, verb).strip("，。：；”“") if 1 < len(name) <= _LONGEST_NAME and not known else None
            )
        runs: list[list[re.Match[str]]] = [[]]
        for each in free:
            if each is None or (runs[-1] and each.start() - runs[-1][-1].end() > 1):
                runs.append([])
            if each is not None:
                runs[-1].append(each)
        runs = [run for run in runs if run]
        if not runs:
            return None
        if self.lang == "ar":
            run = runs[0][:4] if office is None or runs[0][0].start() < office[0] else runs[0][-2:]
            if len(runs[0]) > 4 or (run[0][0].startswith(("ال", "لل")) and office is None and len(run) > 1):
                return None
        else:
            run = max(runs, key=len)[:4]
        return self._printed(run[0].start(), run[-1].end())

    def _is_no_name(self, word: str) -> bool:
        book = self.book
        return (
            word.removesuffix("'s") in book.not_names
            or any(map(str.isdigit, word))
            or any(phrases.fullmatch(word) for phrases in (book.that, book.say, book.to))
        )

    def _printed(self, start: int, end: int) -> str:
        begin, stop = self.folded.place(start, end)
        return " ".join(self.folded.text[begin:stop].split()).strip('“”"«»„ ')

    def _known(self, name: str | None) -> str | None:
        """The speaker met before whose name this is, or whose last name."""
        if not name:
            return None
        wanted = fold(name).plain.removesuffix("'s").split()
        for each in reversed(self.speakers):
            has = self._folded(each.name)
            if has and wanted and (has == wanted or has[-1] == wanted[-1] or (len(wanted) == 1 and wanted[0] in has)):
                return each.id
        return None

    def _same_office(self, office: tuple[int, int]) -> str | None:
        """The speaker met before who is meant by an office alone (`the minister`)."""
        words = self._words_of(self._printed(*office))
        return next((each.id for each in reversed(self.speakers) if words & self._words_of(each.office)), None)

    def _words_of(self, office: str | None) -> set[str]:
        """The words of an office, in Arabic without the article."""
        return {each.removeprefix("ال") if self.lang == "ar" else each for each in self._folded(office)}

    def _folded(self, name: str | None) -> list[str]:
        """The words of a name or an office, folded."""
        known = name or ""
        if known not in self._names:
            self._names[known] = fold(known).plain.split()
        return self._names[known]

    def _known_or_new(self, office: str | None, name: str | None, state: str | None) -> str:
        known = self._known(name)
        if known:
            return known
        made = Speaker(f"s{len(self.speakers)}", name, office, state)
        self.speakers.append(made)
        return made.id

    def _put(self, changed: Speaker) -> None:
        self.speakers = [changed if each.id == changed.id else each for each in self.speakers]


def _sentences_outside(text: str, start: int, end: int, quoted: list[Quoted]) -> list[tuple[int, int]]:
    """The sentences of a paragraph; one that ends inside a quotation ends with it."""
    found: list[tuple[int, int]] = []
    for first, last in sentences(text, start, end):
        if found and any(each.start < found[-1][1] < each.end and each.depth == 0 for each in quoted):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    joined: list[tuple[int, int]] = []
    for first, last in found:  # `“…,” said X.` where the stop stands inside the marks
        if joined and text[joined[-1][1] - 1] in '"”“»' and text[first : first + 1].islower():
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _without(start: int, end: int, holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found = []
    for begin, stop in sorted(holes):
        if begin < end and stop > start:
            if begin > start:
                found.append((start, begin))
            start = max(start, stop)
    if start < end:
        found.append((start, end))
    return found
