"""The whole record as a package: out, in, and out again; and everything that must not go in."""

from __future__ import annotations

import hashlib
import io
import json
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZIP_BZIP2, ZipFile, ZipInfo

import pytest
from django.apps import apps
from django.db import transaction
from django.test import override_settings

from hiwar.audit import queries as audit
from hiwar.audit.actors import OPERATOR, Actor
from hiwar.audit.commands import NotAllowed
from hiwar.audit.models import Entry
from hiwar.dialogue.commands import plan
from hiwar.dialogue.integrity import kept_files
from hiwar.dialogue.models import Meeting, MeetingEvent
from hiwar.dialogue.standing import standing
from hiwar.documents import files as kept
from hiwar.documents.models import Document, DocumentPage, PageWords
from hiwar.exchange.commands import TakenIn, import_package
from hiwar.exchange.integrity import problems
from hiwar.exchange.package import meetings
from hiwar.exchange.package.archive import Archive, PackageError
from hiwar.exchange.package.descriptor import LOG, NAME, schema
from hiwar.exchange.package.tables import BY_NAME, LEFT_OUT, TABLES, shape
from hiwar.exchange.package.values import Bounds, Kind, NotFit, read
from hiwar.exchange.package.writing import Damaged, count, write_package
from hiwar.reference.commands import refresh
from hiwar.reviews.commands import import_reading
from hiwar.reviews.models import Coding, Recommendation, Wording
from hiwar.treaties.models import Act
from hiwar.treaties.queries import of_state
from tests.builders import NOW, later, reading, source
from tests.dialogue import handed_in, rehearsal
from tests.exchange.packed import (
    ODD,
    Files,
    export,
    listed,
    make,
    packed,
    passing,
    relisted,
    unpacked,
    with_about,
    with_rows,
)


@pytest.fixture(scope="module")
def package(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The package of a record that is gone again."""
    folder = tmp_path_factory.mktemp("record")
    with django_db_blocker.unblock(), override_settings(HIWAR_DATA=folder), passing():
        make(tmp_path_factory.mktemp("sources"))
        assert list(problems()) == []
        return export()


@pytest.fixture
def empty(db: None, data: Path) -> Path:
    """A record without a row, not even of the facts."""
    return data


def take_in(package: bytes, folder: Path, **options: Any) -> TakenIn:
    path = folder / "package.zip"
    path.write_bytes(package)
    with closing(Archive(path)) as archive:
        return import_package(OPERATOR, archive, now=later(90), **options)


# Out and in


def test_exporting_again_gives_the_same_files(package: bytes, empty: Path, tmp_path: Path) -> None:
    taken = take_in(package, tmp_path)
    again = export()

    assert listed(again) == listed(package)
    assert {path for path in listed(package) if path.startswith("tables/")} == {table.path for table in TABLES}
    for path, content in unpacked(package).items():
        if path not in (NAME, LOG):
            assert unpacked(again)[path] == content
    assert taken.rows["recommendations"] == Recommendation.objects.count() > 10
    assert taken.files == Document.objects.filter(tombstone=None).count() + len(kept_files())
    assert len(kept_files()) == 1
    assert set(taken.rows) == set(BY_NAME)
    assert all(taken.rows.values())


def test_what_was_taken_in_is_whole_and_its_log_goes_on(package: bytes, empty: Path, tmp_path: Path) -> None:
    before = [json.loads(line) for line in unpacked(package)[LOG].splitlines()]
    taken = take_in(package, tmp_path)

    verdict = audit.verify(taken.head)
    assert (verdict.sound, verdict.count) == (True, len(before) + 2)
    assert list(problems()) == []
    links = list(audit.log())
    assert [(link.id, link.verb, link.hash) for link in links[: len(before)]] == [
        (row["id"], row["verb"], row["hash"]) for row in before
    ]
    assert [link.verb for link in links[len(before) :]] == ["reference.refresh", "record.import"]
    assert links[-1].detail["head"] == taken.head == before[-1]["hash"]
    with transaction.atomic():
        assert refresh(OPERATOR, now=later(99)) is False  # the facts are there; the next start has nothing to do


def test_the_record_goes_on_as_if_it_had_never_moved(package: bytes, empty: Path, tmp_path: Path) -> None:
    take_in(package, tmp_path)

    more = reading(state_under_review="XLN", symbol="A/HRC/0/12", session=4)
    import_reading(OPERATOR, source(tmp_path, "more"), more, now=later(95))

    assert list(problems()) == []
    assert audit.verify().sound
    wording = Wording.objects.get(text=ODD)
    assert wording.recommendation.wording == wording
    assert Wording.objects.filter(author="operator", reason="misread").count() == 3
    held = DocumentPage.objects.filter(document__tombstone=None)
    assert PageWords.objects.count() == held.count() > 5
    assert Coding.objects.exclude(recommendation=None).exists()


def test_declarations_on_communications_go_along(package: bytes, empty: Path, tmp_path: Path) -> None:
    """ICERD, art. 14, and CAT, art. 22: entered, packed, read back, and open again."""
    take_in(package, tmp_path)
    declared = Act.objects.filter(state="XTV", kind="communications").order_by("instrument")
    assert [(act.instrument, act.date, act.text) for act in declared] == [
        ("CAT", "1999-05-06", ODD),
        ("ICERD", "1999-05-06", ODD),
    ]
    for on, opened in (("1999-05-05", []), ("2017-12-15", ["ICERD", "CAT"])):
        found = of_state("XTV", date.fromisoformat(on), "en")
        assert found is not None
        assert [each["instrument"] for each in found["treaties"] if each["communications"]] == opened


def test_meetings_go_on_where_they_stood(package: bytes, empty: Path, tmp_path: Path) -> None:
    take_in(package, tmp_path)
    (meeting,) = Meeting.objects.all()
    assert (meeting.pk, meeting.code_hash) == (8, "")  # the record tells of a meeting 7 that was held elsewhere
    state = standing(meeting).state
    assert (state.presider, [bool(each.text) for each in state.statements.values()]) == ("chair-two", [True, False])

    assert plan(OPERATOR, rehearsal.DRAFT, now=later(99)).meeting.pk == 9
    assert list(problems()) == []


def without_meetings(files: Files) -> Files:
    """As the first version of the format had it."""
    about = json.loads(files[NAME])
    about["exchange"]["version"] = 1
    gone = {f"tables/{table.name}.jsonl" for table in meetings.TABLES} | {f"files/{sha256}" for sha256 in FILED}
    about["resources"] = [each for each in about["resources"] if each["path"] not in gone]
    return {**{name: each for name, each in files.items() if name not in gone}, NAME: json.dumps(about).encode()}


FILED = (hashlib.sha256(handed_in.FILED.encode()).hexdigest(),)


def test_a_package_of_the_first_version_has_no_meetings(package: bytes, empty: Path, tmp_path: Path) -> None:
    taken = take_in(packed(without_meetings(unpacked(package))), tmp_path)
    assert (taken.rows["meetings"], MeetingEvent.objects.count()) == (0, 0)
    assert list(problems()) == []
    assert plan(OPERATOR, rehearsal.DRAFT, now=later(99)).meeting.pk == 8


def test_a_package_is_made_of_plain_reproducible_bytes(package: bytes) -> None:
    with ZipFile(io.BytesIO(package)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
    first = json.loads(unpacked(package)["tables/wordings.jsonl"].splitlines()[0])
    assert list(first) == [column.name for column in BY_NAME["wordings"].columns]
    codings = [json.loads(line) for line in unpacked(package)["tables/codings.jsonl"].splitlines()]
    assert {tuple(map(type, coding["states"])) for coding in codings if coding["states"]} <= {(list,), (list, list)}


def test_the_descriptor_lists_everything_with_keys(package: bytes) -> None:
    about = json.loads(unpacked(package)[NAME])

    assert (about["profile"], about["exchange"]["version"]) == ("data-package", 2)
    tables = {each["name"]: each for each in about["resources"] if "schema" in each}
    assert list(tables) == [table.name for table in TABLES]
    assert tables["wordings"]["schema"]["primaryKey"] == ["recommendation", "number"]
    assert {"fields": ["recommendation"], "reference": {"resource": "recommendations", "fields": ["address"]}} in (
        tables["positions"]["schema"]["foreignKeys"]
    )
    files = [each for each in about["resources"] if "schema" not in each]
    assert {f"files/{each['name']}" for each in files} == {each["path"] for each in files}
    unlisted = set(unpacked(package)) - {each["path"] for each in about["resources"]}
    assert unlisted == {NAME, LOG}
    for name, each in tables.items():
        assert each["rows"] == unpacked(package)[each["path"]].count(b"\n"), name


def test_a_key_to_a_table_without_rows_is_not_declared() -> None:
    keys = schema(BY_NAME["codings"], ["documents", "codings"])["foreignKeys"]
    assert [key["reference"]["resource"] for key in keys] == ["documents"]


def test_a_dry_run_writes_nothing(package: bytes, empty: Path, tmp_path: Path) -> None:
    heard: list[int] = []
    taken = take_in(package, tmp_path, dry_run=True, progress=heard.append)

    assert taken.rows["reviews"] == 5
    assert sum(heard) == sum(taken.rows.values()) + taken.files + len(unpacked(package)[LOG].splitlines())
    assert not Entry.objects.exists()
    assert not Document.objects.exists()
    assert not list(empty.iterdir())
    assert take_in(package, tmp_path).rows == taken.rows


def test_progress_is_heard_of_everything_that_goes_out(empty: Path, tmp_path: Path) -> None:
    make(tmp_path)
    heard: list[int] = []
    write_package(io.BytesIO(), now=NOW, progress=heard.append)
    assert sum(heard) == count()


def test_an_empty_record_goes_out_and_in(empty: Path, tmp_path: Path) -> None:
    with passing():
        refresh(OPERATOR, now=NOW)
        small = export()
    taken = take_in(small, tmp_path)
    assert not any(taken.rows.values())
    assert audit.verify().count == 3


def test_only_the_operator_may(package: bytes, empty: Path, tmp_path: Path) -> None:
    (tmp_path / "p.zip").write_bytes(package)
    with closing(Archive(tmp_path / "p.zip")) as archive, pytest.raises(NotAllowed):
        import_package(Actor("visitor"), archive, now=NOW)


# What is in it


def test_every_model_of_the_record_is_in_a_table_or_left_out_with_a_reason() -> None:
    in_tables = {table.model for table in TABLES}
    for model in apps.get_models():
        if model.__module__.startswith("hiwar."):
            names = {model._meta.app_label, f"{model._meta.app_label}.{model.__name__}"}
            assert (model in in_tables) != bool(names & set(LEFT_OUT)), (
                f"{model._meta.label}: put its rows into hiwar.exchange.package.tables, or say in LEFT_OUT why not"
            )


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_field_is_in_a_column(table: Any) -> None:
    told = {step for column in table.columns for path in column.told_from for step in (path.partition("__")[0],)}
    pointed = {reference.field for reference in table.references}
    for field in table.model._meta.concrete_fields:
        if field.name not in dict(table.left_out) and (not field.primary_key or table.name == "documents"):
            assert {field.name, field.attname} & (told | pointed), (
                f"{table.model.__name__}.{field.name}: give it a column in hiwar.exchange.package.tables"
            )
    for column in table.columns:
        assert column.about
        shape(table, column)


# What must not go in


def first(table: str, **changes: object) -> Callable[[Files], Files]:
    return with_rows(table, lambda rows: rows[0].update(changes))


def without(name: str) -> Callable[[Files], Files]:
    return lambda files: {each: content for each, content in files.items() if each != name}


def log_lines(change: Callable[[list[dict[str, Any]]], object]) -> Callable[[Files], Files]:
    def do(files: Files) -> Files:
        rows = [json.loads(line) for line in files[LOG].splitlines()]
        change(rows)
        return {**files, LOG: "".join(json.dumps(row) + "\n" for row in rows).encode()}

    return do


def a_file(files: Files) -> str:
    return next(name for name in files if name.startswith("files/"))


NO_LIST = "(datapackage.json): it is no list of a record"
LEADS_OUT = "its name leads out of the package"
HOSTILE: dict[str, tuple[Callable[[Files], Files], str]] = {
    "no descriptor": (without(NAME), "it holds no datapackage.json, so it is no package"),
    "another package": (with_about(lambda about: about.pop("exchange")), NO_LIST),
    "no JSON": (lambda files: {**files, NAME: b"{"}, NO_LIST),
    "deep JSON": (lambda files: {**files, NAME: b"[" * 100_000}, NO_LIST),
    "newer": (
        with_about(lambda about: about["exchange"].update(version=3)),
        "(datapackage.json): it is of version 3 of the format, and this edition of Hiwar reads versions 1 to 2",
    ),
    "no version": (with_about(lambda about: about["exchange"].update(version=0)), "there is no version 0"),
    "version as text": (with_about(lambda about: about["exchange"].update(version="1")), "it is no list of a record"),
    "listed and missing": (without("tables/wordings.jsonl"), "(tables/wordings.jsonl): it is listed and not in"),
    "no log": (without(LOG), "(audit.jsonl): it is listed and not in"),
    "not listed": (lambda files: {**files, "tables/more.jsonl": b"x"}, "(tables/more.jsonl): it is in the package"),
    "unknown table": (
        with_about(lambda about: about["resources"][0].update(path="tables/more.jsonl")),
        "it lists 'tables/more.jsonl', which no record has",
    ),
    "listed twice": (
        with_about(lambda about: about["resources"].append(about["resources"][0])), "documents.jsonl twice"
    ),
    "a table left out": (
        lambda files: without("tables/confirmations.jsonl")(
            with_about(lambda about: about.update(resources=[
                each for each in about["resources"] if each["name"] != "confirmations"
            ]))(files)
        ),
        "it is not what its log has sealed",
    ),
    "other hash": (
        with_about(lambda about: about["resources"][1].update(hash="sha256:" + "0" * 64)),
        "(tables/pages.jsonl): its hash is not the one in datapackage.json",
    ),
    "other size": (
        with_about(lambda about: about["resources"][1].update(bytes=1)), "(tables/pages.jsonl): it has another size"
    ),
    "other number of rows": (
        with_about(lambda about: about["resources"][1].update(rows=1)), "(tables/pages.jsonl): it has "
    ),
    "a document with other bytes": (
        lambda files: {**files, a_file(files): b"x" * len(files[a_file(files)])},
        "its bytes have another hash than its name",
    ),
    "a document too many": (
        lambda files: relisted({
            **with_about(lambda about: about["resources"].append(
                {"path": f"files/{'2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'}", "bytes": 1,
                 "hash": "sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}
            ))(files),
            "files/2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881": b"x",
        }),
        "no document or statement has it",
    ),
    "a leading path": (lambda files: {**files, "../evil": b"x"}, "('../evil'): its name leads out of the package"),
    "an absolute path": (lambda files: {**files, "/etc/evil": b"x"}, LEADS_OUT),
    "a path of Windows": (lambda files: {**files, "files\\..\\..\\evil": b"x"}, LEADS_OUT),
    "a cut line": (
        lambda files: relisted({**files, "tables/pages.jsonl": files["tables/pages.jsonl"][:-5]}),
        "it is no JSON object on a line of its own",
    ),
    "no object": (lambda files: relisted({**files, "tables/pages.jsonl": b"[1]\n"}), "pages.jsonl, line 1): it is"),
    "no UTF-8": (lambda files: relisted({**files, "tables/pages.jsonl": b'{"\xff":1}\n'}), "1): it is no JSON object"),
    "a column missing": (with_rows("wordings", lambda rows: rows[2].pop("text")), "line 3): the row has no text"),
    "a column more": (first("wordings", extra=1), "line 1): the row has a column 'extra' that the format has not"),
    "a number as text": (first("reviews", session="1"), "line 1): the row session is no integer"),
    "a flag as number": (first("recommendations", withdrawn=0), "withdrawn is no boolean"),
    "a fraction": (first("reviews", session=1.0), "session is no integer"),
    "out of range": (first("reviews", session=40_000), "session is not between 0 and 32767"),
    "below zero": (first("documents", size=-1), "size is not between 0 and"),
    "null": (first("wordings", text=None), "text is null, and may not be"),
    "too long": (first("documents", language="eng"), "language has more than 2 characters"),
    "no position": (first("positions", value="maybe"), "value is none of 'supported', 'noted'"),
    "no day": (with_rows("reviews", lambda rows: rows[-1].update(held_on="2014-02-30")), "held_on is no date"),
    "another form of a day": (with_rows("reviews", lambda rows: rows[-1].update(held_on="20140210")), "is no date"),
    "no time": (first("wordings", at="2026-03-01"), "at is no datetime"),
    "no places": (first("wordings", places=[[1, 2]]), "places is no array of [page, start, end]"),
    "no states": (first("codings", states=[["XTV"]]), "states is no array of [code or null, name]"),
    "NUL": (first("wordings", text="a\0b"), "text is no string"),
    "half a sign": (
        lambda files: relisted({
            **files,
            "tables/reviews.jsonl": files["tables/reviews.jsonl"].replace(b'"symbol":"A', b'"symbol":"\\ud800A', 1),
        }),
        "symbol is no string",
    ),
    "no such document": (first("pages", document="0" * 64), "000 in tables/documents.jsonl, which is not"),
    "no such recommendation": (first("positions", recommendation="A/HRC/0/1:9"), "refers to A/HRC/0/1:9 in"),
    "no such wording": (first("recommendations", wording=9), "in tables/wordings.jsonl, which is not there"),
    "no such State": (first("wording_states", state="QQQ"), "this edition of Hiwar knows no State 'QQQ'"),
    "another address": (first("recommendations", address="A/HRC/0/1:9"), "has another address than its symbol"),
    "twice the same": (
        with_rows("reviews", lambda rows: rows.append(rows[0])),
        "(tables/reviews.jsonl, lines 1 to 6): a row there breaks a rule of the record",
    ),
    "a stone on nothing": (first("tombstones", document=None, recommendation=None, wording=None), "breaks a rule of"),
    "another text": (first("wordings", text="Count fewer boats"), "what its log has sealed: what the record says"),
    "another page": (first("pages", text="Another page"), "what its log has sealed: the text of the"),
    "another row": (first("codings", response="Refused"), "what its log has sealed: the rows of the"),
    "another reading": (first("readings", reader="somebody"), "the account of how the document"),
    "a changed log": (log_lines(lambda rows: rows[1].update(actor="nobody")), "as it was written: row 2 was altered"),
    "a cut log": (log_lines(lambda rows: rows.pop()), "(audit.jsonl): the log does not end as"),
    "a log without its middle": (log_lines(lambda rows: rows.pop(3)), "written: row 4 is missing"),
    "a log of something else": (log_lines(lambda rows: rows[0].pop("verb")), "line 1): it is no row of a log"),
    "a time without zone": (log_lines(lambda rows: rows[0].update(at="2026-01-01T00:00:00")), "it is no row of a log"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_package_that_is_not_as_it_should_be_is_refused(
    name: str, package: bytes, empty: Path, tmp_path: Path
) -> None:
    change, expected = HOSTILE[name]
    spoilt = packed(change(unpacked(package)))

    with pytest.raises(PackageError) as refused:
        take_in(spoilt, tmp_path)

    sentence = refused.value.sentence("package.zip")
    assert expected in sentence
    assert sentence.startswith("package.zip")
    assert sentence.count(". ") == 0
    assert not Entry.objects.exists()
    assert not [path for path in empty.rglob("*") if path.is_file()]


def entry(name: str, mode: int = 0, **changes: object) -> ZipInfo:
    found = ZipInfo(name)
    found.external_attr = mode << 16
    for field, value in changes.items():
        setattr(found, field, value)
    return found


def test_links_bombs_and_strange_archives_are_refused(package: bytes, empty: Path, tmp_path: Path) -> None:
    def refused(*entries: tuple[ZipInfo, bytes], base: bytes = package) -> str:
        out = io.BytesIO(base)
        with ZipFile(out, "a") as archive:
            for each, content in entries:
                archive.writestr(each, content)
        with pytest.raises(PackageError) as error:
            take_in(out.getvalue(), tmp_path)
        return error.value.sentence("p.zip")

    link = entry("tables/more.jsonl", stat.S_IFLNK | 0o777)
    assert "it is a link; do not import it" in refused((link, b"/etc/passwd"))
    assert "it is no plain file" in refused((entry("pipe", stat.S_IFIFO | 0o600), b""))
    assert "in a way that packages are not" in refused((entry("tables/x", compress_type=ZIP_BZIP2), b"x" * 99))
    bomb = entry("tables/x", compress_type=8)
    assert "it unpacks to far more than it is" in refused((bomb, b"\0" * 50_000_000))
    with pytest.warns(UserWarning, match="Duplicate name"):
        assert "it is in the package twice" in refused((entry("tables/pages.jsonl"), b"{}\n"))


def test_an_archive_that_is_cut_or_damaged_is_refused(package: bytes, empty: Path, tmp_path: Path) -> None:
    at = package.index(b"tables/wordings.jsonl") + 200
    for spoilt in (
        b"",
        b"PK\x03\x04",
        package[:-100],
        package[:200],
        package[:at] + bytes(byte ^ 255 for byte in package[at : at + 50]) + package[at + 50 :],
    ):
        with pytest.raises(PackageError) as error:
            take_in(spoilt, tmp_path)
        assert "the file is damaged or cut short" in error.value.sentence("p.zip")
        assert not Entry.objects.exists()


def test_an_encrypted_archive_is_refused(package: bytes, empty: Path, tmp_path: Path) -> None:
    locked = bytearray(package)
    at = locked.rindex(b"PK\x01\x02")  # the last entry of the directory
    locked[at + 8] |= 1
    with pytest.raises(PackageError, match="protected by a password"):
        take_in(bytes(locked), tmp_path)


def test_parts_that_overlap_are_refused(package: bytes, empty: Path, tmp_path: Path) -> None:
    overlapping = bytearray(package)
    first = overlapping.index(b"PK\x01\x02")
    second = overlapping.index(b"PK\x01\x02", first + 4)
    overlapping[second + 42 : second + 46] = overlapping[first + 42 : first + 46]  # where the entry begins
    with pytest.raises(PackageError, match="overlaps another"):
        take_in(bytes(overlapping), tmp_path)


def test_folders_in_an_archive_do_no_harm(package: bytes, empty: Path, tmp_path: Path) -> None:
    out = io.BytesIO(package)
    with ZipFile(out, "a") as archive:
        archive.writestr(entry("tables/", stat.S_IFDIR | 0o755), b"")
    assert take_in(out.getvalue(), tmp_path).rows["reviews"] == 5


def test_a_record_that_is_not_empty_takes_none_in(package: bytes, empty: Path, tmp_path: Path) -> None:
    refresh(OPERATOR, now=NOW)
    with pytest.raises(PackageError) as refused:
        take_in(package, tmp_path)
    assert refused.value.sentence("p.zip") == (
        f"p.zip ({empty}): the record there is not empty, and a package only goes into an empty one; name a new folder,"
        " as in `hiwar --data-dir FOLDER import FILE.zip`."
    )


def test_a_record_that_is_not_whole_does_not_go_out(empty: Path, tmp_path: Path) -> None:
    make(tmp_path)
    stored = kept.path_of(Document.objects.filter(tombstone=None).first().pk)  # type: ignore[union-attr]
    content = stored.read_bytes()
    for damage in (lambda: stored.write_text("x"), stored.unlink):
        damage()
        with pytest.raises(Damaged, match="missing or damaged; import the same file again"):
            export()
    stored.write_bytes(content)
    last = Entry.objects.order_by("id").last()
    assert last is not None
    Entry.objects.create(id=last.pk + 2, at=NOW, actor="x", verb="x", target="", previous="0" * 64, hash="1" * 64)
    with pytest.raises(Damaged, match="The audit log is not as it was written: row"):
        export()


# Values


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (True, Kind.WHOLE), (1, Kind.TEXT), (None, Kind.TEXT), ("1", Kind.WHOLE), ({}, Kind.TEXTS), ([1], Kind.TEXTS),
        ("2014-1-1", Kind.DAY), ("2014-01-01T00:00:00Z", Kind.TIME), ([["a", 1]], Kind.NAMES), ("[]", Kind.PLACES),
        ([[1, 2, True]], Kind.PLACES), (float("nan"), Kind.WHOLE), ("\ud800", Kind.TEXT), (10**50, Kind.WHOLE),
    ],
)  # fmt: skip
def test_a_value_of_another_kind_does_not_fit(value: object, kind: Kind) -> None:
    with pytest.raises(NotFit):
        read(value, kind, Bounds(least=0, most=9) if kind is Kind.WHOLE else Bounds())


def test_what_is_written_is_read() -> None:
    assert read(None, Kind.DAY, Bounds(nullable=True)) is None
    assert read([[None, "Atlantis"], ["XTV", ""]], Kind.NAMES, Bounds()) == [[None, "Atlantis"], ["XTV", ""]]
    assert read("2026-03-01T12:00:00.000001Z", Kind.TIME, Bounds()).microsecond == 1
