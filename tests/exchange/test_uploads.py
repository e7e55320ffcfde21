"""Uploaded files, from the form to the record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hiwar.accounts import commands as accounts
from hiwar.accounts.enums import Role
from hiwar.accounts.models import Mandate
from hiwar.audit.actors import OPERATOR
from hiwar.documents.models import Document
from hiwar.exchange import incoming
from hiwar.exchange.commands import start_upload
from hiwar.exchange.models import Upload
from hiwar.exchange.waiting import read_next_upload
from hiwar.reviews.models import Recommendation, Wording
from hiwar.training import report_path
from tests import people
from tests.builders import NOW
from tests.kernel.reading.data_sets.made import coding, table

pytestmark = pytest.mark.usefixtures("today", "fast_hashes")

PAGE = "/en/desk/uploads"


@pytest.fixture
def work(django_capture_on_commit_callbacks: Any) -> Callable[[], int]:
    """Lets the worker do all that waits; how many files it took."""

    def run() -> int:
        count = 0
        with django_capture_on_commit_callbacks(execute=True):
            while read_next_upload(lambda: NOW):
                count += 1
        return count

    return run


def given(name: str = "report.pdf", content: bytes | str | None = None) -> SimpleUploadedFile:
    content = content.encode() if isinstance(content, str) else content
    return SimpleUploadedFile(name, report_path().read_bytes() if content is None else content)


@pytest.fixture
def secretariat(record: Path, client: Client) -> Client:
    people.mandate(people.person("anna"))
    people.sign_in(client)
    return client


@pytest.fixture
def focal_point(record: Path) -> Client:
    client = Client()
    people.mandate(people.person("finn"), Role.FOCAL_POINT)
    people.sign_in(client, "finn")
    return client


def test_what_the_secretariat_brings_enters_the_record(secretariat: Client, work: Callable[[], int]) -> None:
    assert secretariat.post(PAGE, {"files": [given(), given("note.txt", b"Nothing of the kind")]}).status_code == 302
    waiting = secretariat.get(PAGE).content.decode()
    assert waiting.count("waiting to be read") == 2
    assert 'http-equiv="refresh"' in waiting

    assert work() == 2

    note, report = Upload.objects.all()
    assert (report.stage, note.stage) == ("done", "refused")
    assert Recommendation.objects.filter(review__state="XTV").count() > 50
    shown = secretariat.get(PAGE).content.decode()
    assert 'http-equiv="refresh"' not in shown
    assert "the whole text: no recommendations were found in it; check that" in shown
    assert "incoming" not in shown
    assert not list(incoming.folder().iterdir())
    assert Wording.objects.first().document_id == report.sha256  # type: ignore[union-attr]
    assert f"/en/documents/{report.sha256}" in secretariat.get(f"{PAGE}/{report.pk}").content.decode()


def test_a_second_time_changes_nothing(secretariat: Client, work: Callable[[], int]) -> None:
    for _ in range(2):
        secretariat.post(PAGE, {"files": [given()]})
        work()
    assert [upload.stage for upload in Upload.objects.all()] == ["done", "done"]
    assert Upload.objects.first().found.count('"fate": "same"') == 1  # type: ignore[union-attr]


def test_what_a_focal_point_brings_waits_for_the_secretariat(
    secretariat: Client, focal_point: Client, work: Callable[[], int]
) -> None:
    focal_point.post(PAGE, {"files": [given()]})
    work()
    upload = Upload.objects.get()
    assert (upload.stage, Recommendation.objects.count()) == ("asking", 0)
    place = f"{PAGE}/{upload.pk}"
    assert "New recommendations" in focal_point.get(place).content.decode()
    assert focal_point.post(place, {"action": "accept"}).status_code == 403
    assert "1 upload waits for a yes or a no" in secretariat.get("/en/desk").content.decode()

    secretariat.post(place, {"action": "accept"})
    work()
    upload.refresh_from_db()
    assert upload.stage == "done"
    assert Recommendation.objects.count() > 50
    again = secretariat.post(place, {"action": "leave"})
    assert (again.status_code, b"waits for no answer" in again.content) == (409, True)


def test_a_focal_point_brings_what_is_about_its_own_state(record: Path, work: Callable[[], int]) -> None:
    client = Client()
    people.office(Role.FOCAL_POINT, "focal-xks", "XKS")
    people.mandate(people.person("kim"), Role.FOCAL_POINT, "focal-xks")
    people.sign_in(client, "kim")
    client.post(PAGE, {"files": [given()]})
    work()
    assert "not about your State" in client.get(PAGE).content.decode()
    shown = client.get(PAGE.replace("/en/", "/ar/")).content.decode()
    assert "هذه الوثيقة لا تتعلق بدولتك؛ يمكن للأمانة تحميله" in shown
    assert "not about" not in shown
    assert "كيلوبايت" in shown
    assert not Recommendation.objects.exists()


def test_what_is_left_out_goes(
    secretariat: Client, focal_point: Client, work: Callable[[], int], django_capture_on_commit_callbacks: Any
) -> None:
    focal_point.post(PAGE, {"files": [given()]})
    work()
    upload = Upload.objects.get()
    assert incoming.path_of(upload.pk, upload.name).is_file()
    with django_capture_on_commit_callbacks(execute=True):
        secretariat.post(f"{PAGE}/{upload.pk}", {"action": "leave"})
    assert not list(incoming.folder().iterdir())
    assert Upload.objects.get().stage == "left"


def test_a_file_whose_reader_died_is_read_again(secretariat: Client) -> None:
    secretariat.post(PAGE, {"files": [given()]})
    assert start_upload(OPERATOR, now=NOW) is not None
    assert start_upload(OPERATOR, now=NOW) is None
    assert read_next_upload(lambda: NOW + timedelta(hours=1))
    assert Upload.objects.get().stage == "done"


def test_a_mandate_that_ended_meanwhile_enters_nothing(secretariat: Client, work: Callable[[], int]) -> None:
    secretariat.post(PAGE, {"files": [given()]})
    accounts.end(OPERATOR, Mandate.objects.get().pk, now=NOW)
    work()
    assert (Upload.objects.get().stage, Recommendation.objects.count()) == ("asking", 0)


def test_a_file_that_is_gone_is_said_to_be(secretariat: Client, work: Callable[[], int]) -> None:
    secretariat.post(PAGE, {"files": [given()]})
    incoming.discard(incoming.path_of(Upload.objects.get().pk, "report.pdf"))
    work()
    assert "upload it again" in Upload.objects.get().message


@pytest.mark.parametrize(
    ("files", "sentence"),
    [([], "Choose one file"), ([("a.pdf", b"")], "is empty"), ([("a.txt", b"a")] * 51, "At most 50 files")],
)
def test_what_is_not_taken_in(secretariat: Client, files: list[tuple[str, bytes]], sentence: str) -> None:
    answer = secretariat.post(PAGE, {"files": [given(*each) for each in files]})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Upload.objects.exists()
    assert not incoming.folder().exists() or not list(incoming.folder().iterdir())


def test_a_file_too_large_is_not_kept(secretariat: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "LARGEST", 10)
    answer = secretariat.post(PAGE, {"files": [given("big.txt", b"more than ten bytes")]})
    assert "big.txt has more than" in answer.content.decode()
    assert not list(incoming.folder().iterdir())


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "/tmp/x.txt", "a" * 300 + ".txt", "x.tar.gz.exe;", "…"])  # noqa: S108
def test_names_lead_nowhere(secretariat: Client, name: str, work: Callable[[], int]) -> None:
    secretariat.post(PAGE, {"files": [given(name, b"Nothing")]})
    work()
    assert all(path.parent == incoming.folder() for path in incoming.folder().iterdir())


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("vietnam2009.pdf", "vietnam2009.pdf"),
        ("تقرير.pdf", "تقرير.pdf"),
        ("..\\..\\report.pdf", "report.pdf"),
        ("rep\u202eort\n.pdf", "report.pdf"),
    ],
)
def test_a_document_bears_the_name_of_the_file_as_the_person_had_it(
    secretariat: Client, name: str, kept: str, work: Callable[[], int]
) -> None:
    secretariat.post(PAGE, {"files": [given(name)]})
    work()

    document = Document.objects.get()
    assert (document.name, Upload.objects.get().name) == (kept, kept)
    page = secretariat.get(f"/en/documents/{document.pk}.json").json()
    assert page["document"]["name"] == kept


def test_a_data_set_bears_its_name_too(secretariat: Client, work: Callable[[], int]) -> None:
    secretariat.post(PAGE, {"files": [given("codings 2014.csv", table(coding()))]})
    work()
    assert Document.objects.get().name == "codings 2014.csv"


def test_what_hiwar_exported_is_refused_in_a_sentence(secretariat: Client, work: Callable[[], int]) -> None:
    secretariat.post(PAGE, {"files": [given()]})
    work()
    exported = secretariat.get("/en/reviews/XTV/0.docx").content
    secretariat.post(PAGE, {"files": [given("m-en.docx", exported)]})
    work()

    refused = Upload.objects.first()
    assert refused is not None
    assert (refused.stage, refused.message) == (
        "refused",
        "m-en.docx: it is what Hiwar itself exported from a record, and no source; import the documents that it names.",
    )
    assert Document.objects.count() == 1


@pytest.mark.parametrize("role", [Role.DELEGATE, Role.OBSERVER, Role.INSTITUTION, Role.ADMINISTRATOR, None])
def test_nobody_else_brings_files(record: Path, client: Client, role: Role | None) -> None:
    if role:
        people.mandate(people.person("otto"), role)
        people.sign_in(client, "otto")
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"files": [given()]}).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_is_flat(secretariat: Client, django_assert_num_queries: Any, rows: int) -> None:
    secretariat.post(PAGE, {"files": [given(f"{number}.txt", b"Nothing") for number in range(rows)]})
    with django_assert_num_queries(6):
        assert secretariat.get(PAGE).status_code == 200
