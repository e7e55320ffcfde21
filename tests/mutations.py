"""Damage done to files at random, the same damage for the same random numbers: what a reader must survive.

`mutated` takes the bytes of a file and those of another, and gives a file that may no longer be one. Bytes are flipped,
cut, doubled and spliced; Word documents and workbooks are unpacked, their XML spoilt, and packed again; tables and
JSON get signs that break them; PDFs get other numbers and references.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random

ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">'
    '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
)
"""Entities that grow eightfold each, and one that names a file."""

SIGNS = (
    "\0", "\u202e", "\u2066", "\u200f", "\ufeff", "\ufffe", "\ud800", "\u0301" * 40, "\r", "\f", "\v", "\x1b[2J",
    '"', "'", ",", ";", "\t", "\n\n", "(", ")", "((((((((", "((a)", "1.", "999999999999.", "124.1", "(France);",
    "&e;", "]]>", "</w:p>", "{", "}", "[", "[" * 500, '{"a":' * 300, "null", "-1e999", "\\u0000", "\\ud83d",
    "A/HRC/14/15", "A/HRC/\u202e51/41", "=cmd|'/c calc'!A1",
)  # fmt: skip
"""What means something to one reader or another, or should not."""

_NUMBER = re.compile(rb"\d+")
_TAG = re.compile(rb"<[^<>]{1,80}>")
_NUMBERS = (b"0", b"-1", b"1", b"2147483648", b"99999999999999999999", b"1e9", b"NaN")
_MOST = 4_000_000
"""Bytes beyond which a mutation adds nothing more."""


def mutated(data: bytes, other: bytes, random: Random) -> bytes:
    """`data` after one to three kinds of damage; `other` gives what is spliced in."""
    for _ in range(random.choice((1, 1, 2, 3))):
        data = random.choice(_ways(data))(data, other, random)
    return data[:_MOST]


def _ways(data: bytes) -> tuple[Callable[[bytes, bytes, Random], bytes], ...]:
    if data.startswith(b"PK"):
        return (flip, cut, splice, double, _package, _package, _package, _package, _trick)
    if data.startswith(b"%PDF-"):
        return (flip, cut, splice, double, erase, _renumber, _renumber, _streams, _streams, _streams)
    return (flip, cut, splice, double, erase, _sign, _sign, _sign, _recoded)


def flip(data: bytes, _: bytes, random: Random) -> bytes:
    """Some bits the other way round."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 4, 16, 64)) if changed else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def cut(data: bytes, _: bytes, random: Random) -> bytes:
    """The file up to some byte, or from it on."""
    at = random.randrange(len(data) + 1)
    return data[:at] if random.random() < 0.8 else data[at:]


def erase(data: bytes, _: bytes, random: Random) -> bytes:
    """A block gone, or NUL bytes in its place."""
    start, end = _block(data, random)
    return data[:start] + b"\0" * random.choice((0, end - start)) + data[end:]


def double(data: bytes, _: bytes, random: Random) -> bytes:
    """A block several times."""
    start, end = _block(data, random)
    return data[:end] + data[start:end] * random.choice((1, 3, 50)) + data[end:]


def splice(data: bytes, other: bytes, random: Random) -> bytes:
    """A block of another file in the middle, or the other file's end."""
    start, end = _block(other, random)
    at = random.randrange(len(data) + 1)
    return data[:at] + (other[start:end] + data[at:] if random.random() < 0.6 else other[start:])


def _block(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 16, 256, 4_096, 20_000)))


def _sign(data: bytes, _: bytes, random: Random) -> bytes:
    for _ in range(random.choice((1, 3, 30))):
        at = random.randrange(len(data) + 1)
        data = data[:at] + random.choice(SIGNS).encode("utf-8", "surrogatepass") + data[at:]
    return data


def _recoded(data: bytes, _: bytes, random: Random) -> bytes:
    encodings = ("utf-16", "utf-16-be", "utf-32", "mac_roman", "cp1256", "koi8-r", "gb18030")
    return data.decode("utf-8", "replace").encode(random.choice(encodings), "replace")


def _renumber(data: bytes, _: bytes, random: Random) -> bytes:
    """Other numbers where a file states lengths, offsets and references."""
    for mark in _some(_NUMBER, data, random):
        data = data[: mark.start()] + random.choice((*_NUMBERS, mark[0][::-1])) + data[mark.end() :]
    return data


def _streams(data: bytes, other: bytes, random: Random) -> bytes:
    """One stream of a PDF unpacked, spoilt and packed again."""
    marks = list(re.finditer(rb"stream\r?\n", data))
    if not marks:
        return data
    start = random.choice(marks).end()
    end = data.find(b"endstream", start)
    try:
        content = zlib.decompress(data[start:end])
    except zlib.error:
        return _renumber(data, other, random)
    for _ in range(random.choice((1, 3))):
        content = random.choice((flip, cut, erase, double, _renumber, _sign))(content, other, random)
    return data[:start] + zlib.compress(content[:_MOST]) + data[end:]


def _package(data: bytes, other: bytes, random: Random) -> bytes:
    """One part of a package spoilt; the rest stays."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except Exception:
        return flip(data, other, random)
    if not parts:
        return data
    name = max(parts, key=lambda each: len(parts[each])) if random.random() < 0.6 else random.choice(sorted(parts))
    spoil = random.choice((flip, cut, erase, double, _sign, _renumber, _tags, _tags, _nested, _entities))
    parts[name] = spoil(parts[name], other, random)[: 4 * _MOST]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for each, content in parts.items():
            package.writestr(each, content)
    return out.getvalue()


def _tags(data: bytes, _: bytes, random: Random) -> bytes:
    """Tags changed for one another, doubled or gone."""
    tags = _TAG.findall(data)
    for mark in _some(_TAG, data, random):
        data = data[: mark.start()] + random.choice((b"", mark[0] * 2, random.choice(tags))) + data[mark.end() :]
    return data


def _some(pattern: re.Pattern[bytes], data: bytes, random: Random) -> list[re.Match[bytes]]:
    """A few of the places that match, the last first."""
    found = list(pattern.finditer(data))
    return sorted(random.sample(found, min(len(found), random.choice((1, 5, 40)))), key=lambda each: -each.start())


def _nested(data: bytes, _: bytes, random: Random) -> bytes:
    """An element within itself, many times over."""
    found = list(re.finditer(rb"<(w:\w+|\w+)>", data))
    if not found:
        return data
    mark, deep = random.choice(found), random.choice((10, 300, 20_000))
    closed = b"" if random.random() < 0.3 else b"</" + mark[1] + b">"
    return data[: mark.end()] + mark[0] * deep + closed * deep + data[mark.end() :]


def _entities(data: bytes, _: bytes, random: Random) -> bytes:
    """A document type with entities, and one of them used."""
    at = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    tags = list(_TAG.finditer(data, at))
    used = random.choice(tags).end() if tags else at
    return data[:at] + ENTITIES.encode() + data[at:used] + random.choice((b"&e;", b"&f;")) + data[used:]


def _trick(data: bytes, other: bytes, random: Random) -> bytes:
    """What archives can be made to say: members twice, sizes that lie, another method, names that climb."""
    way = random.randrange(4)
    if way == 0:
        return data + other
    if way == 1:
        name = re.search(rb"word/\w+\.xml|xl/\w+\.xml", data)
        climbing = b"../" + name[0][3:] if name else b""
        return data.replace(name[0], climbing) if name else data
    changed = bytearray(data)
    header = data.find(b"PK\x01\x02" if way == 2 else b"PK\x03\x04")
    for offset in random.sample(range(6, 30), 4):
        if 0 <= header < len(changed) - 40:
            changed[header + offset] = random.randrange(256)
    return bytes(changed)
