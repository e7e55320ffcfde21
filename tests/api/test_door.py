"""What holds at every address of the API: methods, media types, languages, problems, limits, unchanged answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.builders import SYMBOL
from tests.web import sample

REVIEW = "/api/v1/reviews/XTV/0"


@pytest.fixture
def site(record: Path, tmp_path: Path, client: Client) -> Client:
    sample.talvania(tmp_path)
    return client


def problem(response: Any, status: int) -> dict[str, Any]:
    """The problem that an answer is."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = response.json()
    assert (told["type"], told["status"]) == ("about:blank", status)
    assert told["title"]
    assert re.fullmatch(r"\S.*[.。]", told["detail"], re.DOTALL), told["detail"]
    return told


def test_whoever_has_the_answer_is_told_so(site: Client) -> None:
    first = site.get(REVIEW)
    again = site.get(REVIEW, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = site.get(f"{REVIEW}?lang=ar", headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200


def test_head_gives_the_headers_of_get(site: Client) -> None:
    got, headed = site.get(REVIEW), site.head(REVIEW)
    assert (headed.status_code, headed.content) == (200, b"")
    assert int(headed["Content-Length"]) == len(got.content)
    for name in ("ETag", "Content-Type", "Content-Language"):
        assert headed[name] == got[name]
    assert site.head("/api/v1/states/XXX").status_code == 404
    assert site.head(REVIEW, headers={"If-None-Match": got["ETag"]}).status_code == 304


def test_the_language_is_asked_for(site: Client) -> None:
    told = site.get(f"{REVIEW}?lang=ar", headers={"Accept-Language": "fr"})
    assert told["Content-Language"] == "ar"
    assert told.json()["review"]["state"]["name"] == "تالفانيا"
    assert site.get(REVIEW, headers={"Accept-Language": "ar"})["Content-Language"] == "en"
    missing = site.get("/api/v1/states/XXX?lang=ar")
    assert missing["Content-Language"] == "ar"
    assert problem(missing, 404)["detail"].startswith("لا دولة")


def test_a_page_on_another_site_may_read_and_do_nothing_else(site: Client) -> None:
    for response in (site.get(REVIEW), site.get("/api/v1/states/XXX"), site.get("/api/v1/nowhere"), site.head(REVIEW)):
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response
        assert "Link" in response["Access-Control-Expose-Headers"]
    asked = site.options(
        REVIEW, headers={"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    )
    assert (asked.status_code, asked.content) == (204, b"")
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert asked["Allow"] == "GET, HEAD, OPTIONS"


def test_no_cookie_is_set_or_looked_at(site: Client) -> None:
    response = site.get(REVIEW)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_other_methods_are_refused(site: Client) -> None:
    for method in ("post", "put", "patch", "delete"):
        response = getattr(site, method)(REVIEW)
        assert problem(response, 405)["detail"] == f"This address does not take the method {method.upper()}."
        assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("*/*", 200),
        ("application/*;q=0.1", 200),
        ("text/html,application/xhtml+xml,*/*;q=0.8", 200),
        ("text/html", 406),
        ("application/xml, text/csv", 406),
    ],
)
@pytest.mark.django_db
def test_answers_are_json(client: Client, accept: str, status: int) -> None:
    response = client.get("/api/v1/openapi.json", headers={"Accept": accept})
    assert response.status_code == status
    if status == 406:
        problem(response, 406)


@pytest.mark.parametrize(
    "address",
    ["/api/v1/nowhere", "/api/v2/home", "/api/x", "/api/v1/reviews/XTV", "/api/v1/states/PRKX", "/api/v1/home/"],
)
@pytest.mark.django_db
def test_there_is_a_problem_where_there_is_nothing(client: Client, address: str) -> None:
    assert problem(client.get(address), 404)["detail"] == "The API has nothing at this address."


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("page=0", "page"),
        ("page=x", "page"),
        ("page=1000000", "page"),
        ("lang=de", "lang"),
        ("position=liked", "position"),
        ("of=KOREA", "of"),
        ("session=-1", "session"),
        ("session=99999", "session"),
        ("q=" + "x" * 201, "q"),
    ],
)
@pytest.mark.django_db
def test_what_is_not_as_described_is_named(client: Client, query: str, name: str) -> None:
    told = problem(client.get(f"/api/v1/search?{query}"), 422)
    assert [(each["in"], each["name"]) for each in told["errors"]] == [("query", name)]
    assert told["detail"].endswith(f"has them: {name}.")


@pytest.mark.django_db
def test_a_misspelt_filter_does_not_find_everything(client: Client) -> None:
    told = problem(client.get("/api/v1/search?postion=noted"), 422)
    assert told["detail"] == (
        "The API knows no such parameter at this address: postion."
        " It knows: by, lang, of, page, position, q, session, year."
    )
    assert told["errors"] == [{"in": "query", "name": "postion", "detail": "No such parameter"}]
    long = problem(client.get("/api/v1/home?" + "x" * 5000), 422)
    assert len(long["detail"]) < 300


def test_a_parameter_without_a_value_is_as_good_as_left_out(site: Client) -> None:
    assert site.get(f"{REVIEW}?by=&q=&position=&sort=").content == site.get(REVIEW).content


@pytest.mark.django_db
def test_a_failure_tells_nothing_of_the_inside(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the inside")

    monkeypatch.setattr("hiwar.reviews.queries.home", fail)
    client.raise_request_exception = False
    response = client.get("/api/v1/home?lang=ar")
    assert problem(response, 500)["detail"].startswith("حدث خطأ")
    assert "inside" not in response.content.decode()


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_a_problem(client: Client) -> None:
    problem(client.get("/api/v1/home", headers={"Host": "elsewhere.example"}), 400)


def links(response: Any) -> dict[str, str]:
    """The other pages of a list, by relation."""
    return {relation: address for address, relation in re.findall(r'<([^>]*)>; rel="(\w+)"', response.get("Link", ""))}


def test_a_list_leads_to_its_other_pages(record: Path, tmp_path: Path, client: Client) -> None:
    sample.real(tmp_path, 60)
    asked = "/api/v1/search?q=sample&of=SVN"
    told = client.get(asked)
    assert told.json()["pages"] == {"page": 1, "of": 3, "total": 60}
    assert links(told) == {"first": f"{asked}&page=1", "next": f"{asked}&page=2", "last": f"{asked}&page=3"}
    seen: list[str] = []
    address = asked
    while address:
        response = client.get(address)
        seen += [each["paragraph"] for each in response.json()["recommendations"]]
        address = links(response).get("next", "")
    assert seen == [f"115.{number}" for number in range(1, 61)]
    beyond = client.get(f"{asked}&page=9")
    assert beyond.json()["pages"]["page"] == 3
    assert links(beyond)["prev"] == f"{asked}&page=2"
    made = client.get("/api/v1/states/FRA?lang=fr")
    assert links(made) == {"first": "/api/v1/states/FRA?lang=fr&page=1", "last": "/api/v1/states/FRA?lang=fr&page=1"}
    assert "Link" not in client.get("/api/v1/reviews/SVN/20")


def test_codes_may_be_typed_small(site: Client) -> None:
    assert site.get("/api/v1/reviews/xtv/0?by=xbd").content == site.get(f"{REVIEW}?by=XBD").content
    assert site.get("/api/v1/states/xtv").content == site.get("/api/v1/states/XTV").content


def test_slashes_of_an_address_may_be_encoded(site: Client) -> None:
    plain = site.get(f"/api/v1/recommendations/{SYMBOL}:100.2")
    assert plain.json()["address"] == f"{SYMBOL}:100.2"
    encoded = site.get("/api/v1/recommendations/A%2FHRC%2F0%2F1%3A100.2")
    assert encoded.content == plain.content


def test_a_symbol_leads_on(site: Client) -> None:
    review = site.get(f"/api/v1/recommendations/{SYMBOL}?lang=ar")
    assert (review.status_code, review["Location"]) == (302, f"{REVIEW}?lang=ar")
    document = site.get(f"/api/v1/documents/{SYMBOL}", follow=True)
    assert document.json()["document"]["symbol"] == SYMBOL
    problem(site.get("/api/v1/documents/A/HRC/9/9"), 404)
    problem(site.get(f"/api/v1/documents/{'0' * 64}"), 404)


@pytest.mark.django_db
def test_the_bare_address_leads_to_the_description(client: Client) -> None:
    for address in ("/api/v1/", "/api/v1"):
        assert client.get(address)["Location"] == "/api/v1/openapi.json"


@pytest.mark.parametrize("q", ["%00", "%FF%FE", "%E2%80%AE", "!!!", "%25_%27%22%3B--", "A/HRC/0/1%00:1"])
@pytest.mark.django_db
def test_hostile_words_do_no_harm(client: Client, q: str) -> None:
    for address in (f"search?q={q}", f"states?q={q}", f"recommendations/{q}", f"documents/{q}", f"home?{q}"):
        assert client.get(f"/api/v1/{address}").status_code in (200, 404, 422), address
