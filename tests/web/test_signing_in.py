"""Signing in and out, what stands in a session, and how it might be broken."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory
from django.utils import timezone

from hiwar.accounts import commands
from hiwar.accounts.enums import Role
from hiwar.audit.actors import OPERATOR
from hiwar.web.people import address, next_page
from tests import people
from tests.builders import NOW
from tests.people import PASSWORD, TODAY, sign_in

pytestmark = pytest.mark.usefixtures("today", "fast_hashes")


def actor(client: Client) -> str:
    """Who the next page is asked by."""
    return str(client.get("/en/about").wsgi_request.actor.name)  # type: ignore[attr-defined]


@pytest.fixture
def anna(record: Path) -> int:
    number = people.person("anna", "Anna Arden")
    people.mandate(number)
    return number


def test_signing_in_and_out(anna: int, client: Client) -> None:
    assert "Sign in" in client.get("/en/about").content.decode()

    answer = sign_in(client, "ANNA ")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/me")
    shown = client.get("/en/about")
    assert "Anna Arden" in shown.content.decode()
    assert shown.headers["Cache-Control"] == "private, no-store"
    assert client.get("/en/sign-out").status_code == 405
    assert client.post("/en/sign-out").headers["Location"] == "/en/"
    assert "Anna Arden" not in client.get("/en/about").content.decode()
    assert Session.objects.count() == 0


def test_a_visitor_costs_nothing(record: Path, client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        answer = client.get("/en/states")
    assert "Cache-Control" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies
    assert answer.headers["ETag"]
    assert client.get("/en/states", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_whoever_has_signed_in_costs_three_queries(anna: int, client: Client, django_assert_num_queries: Any) -> None:
    for role in (Role.DELEGATE, Role.OBSERVER):
        people.mandate(anna, role)
    sign_in(client)
    with django_assert_num_queries(2 + 3):
        client.get("/en/states")
    with django_assert_num_queries(1):
        assert client.get("/en/states.json").headers["Cache-Control"] == "private, no-store"


def test_a_cookie_of_nobody_is_a_visitors(record: Path, client: Client) -> None:
    client.cookies[site.SESSION_COOKIE_NAME] = "made-up-by-somebody"
    assert actor(client) == "visitor"


def test_a_person_of_several_mandates_chooses(anna: int, client: Client) -> None:
    second = people.mandate(anna, Role.DELEGATE)
    sign_in(client)
    assert actor(client) == f"secretariat/p{anna}"
    client.post("/en/me/mandate", {"mandate": second})
    chosen = client.get("/en/me").wsgi_request.actor  # type: ignore[attr-defined]
    assert (chosen.name, chosen.role, chosen.state, chosen.mandate) == (f"delegate/p{anna}", "delegate", "XTV", second)
    for other in (second + 99, "x", "", "9" * 30):
        client.post("/en/me/mandate", {"mandate": other})
        assert actor(client) == f"delegate/p{anna}"
    commands.end(OPERATOR, second, now=NOW)
    assert actor(client) == f"secretariat/p{anna}"


@pytest.mark.parametrize(
    "what",
    [
        lambda mandate: commands.end(OPERATOR, mandate, now=NOW),
        lambda mandate: commands.close_office(OPERATOR, "secretariat", now=NOW),
        lambda mandate: commands.hand_over(OPERATOR, mandate, people.person("bo"), on=TODAY, now=NOW),
    ],
    ids=["ended", "closed", "handed over"],
)
def test_without_a_mandate_a_person_is_a_visitor_with_a_name(record: Path, client: Client, what: Any) -> None:
    anna = people.person("anna", "Anna Arden")
    mandate = people.mandate(anna)
    sign_in(client)
    assert actor(client) == f"secretariat/p{anna}"
    what(mandate)
    assert actor(client) == "visitor"
    assert "no mandate" in client.get("/en/about").content.decode()
    assert "You hold no mandate in force" in client.get("/en/me").content.decode()


@pytest.mark.parametrize(
    "what",
    [
        lambda anna: commands.deactivate(OPERATOR, anna, now=NOW),
        lambda anna: commands.erase(OPERATOR, anna, now=NOW),
        lambda anna: commands.set_password(OPERATOR, anna, password="eleven nets in the sun", now=NOW),
        lambda anna: commands.join(
            OPERATOR, commands.renew_link(OPERATOR, anna, now=NOW), password="eleven nets in the sun", now=NOW
        ),
    ],
    ids=["kept out", "erased", "password set", "password reset"],
)
def test_sessions_end(anna: int, client: Client, what: Any) -> None:
    sign_in(client)
    what(anna)
    assert actor(client) == "visitor"
    assert "Anna Arden" not in client.get("/en/about").content.decode()
    assert client.get("/en/me").headers["Location"] == "/en/sign-in?next=/en/me"


def test_changing_the_password_ends_the_other_sessions(anna: int, client: Client) -> None:
    elsewhere = Client()
    for each in (client, elsewhere):
        sign_in(each)
    second = people.mandate(anna, Role.DELEGATE)
    client.post("/en/me/mandate", {"mandate": second})

    wrong = client.post("/en/me/password", {"current": "wrong", "password": "eleven nets in the sun"})
    assert "This is not the password in force." in wrong.content.decode()
    done = client.post("/en/me/password", {"current": PASSWORD, "password": "eleven nets in the sun"})

    assert done.headers["Location"] == "/en/me"
    assert actor(client) == f"delegate/p{anna}"
    assert actor(elsewhere) == "visitor"


def test_wrong_guesses_of_ones_own_password_count_too(anna: int, client: Client) -> None:
    sign_in(client)
    told = {"current": "wrong", "password": "eleven nets in the sun"}
    answers = [client.post("/en/me/password", told).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]


def test_the_key_of_a_session_is_new_at_every_sign_in(anna: int, client: Client) -> None:
    client.cookies[site.SESSION_COOKIE_NAME] = "a" * 32  # fixed by somebody who waits
    sign_in(client)
    first = client.cookies[site.SESSION_COOKIE_NAME].value
    assert first != "a" * 32
    client.post("/en/sign-in", {"login": "anna", "password": PASSWORD})
    assert client.cookies[site.SESSION_COOKIE_NAME].value != first
    waiting = Client()
    for known in ("a" * 32, first):
        waiting.cookies[site.SESSION_COOKIE_NAME] = known
        assert actor(waiting) == "visitor"


def test_cookies_are_for_the_server_alone(anna: int, client: Client) -> None:
    cookie = sign_in(client).cookies[site.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", "")
    cookie = client.get("/en/sign-in?next=/").wsgi_request and client.get("/en/me").cookies[site.CSRF_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_a_form_from_elsewhere_is_refused_in_a_page(anna: int) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/ar/sign-in", {"login": "anna", "password": PASSWORD})
    assert answer.status_code == 403
    assert 'dir="rtl"' in answer.content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get("/en/sign-in").content.decode())
    assert token is not None
    told = {"login": "anna", "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
    assert client.post("/en/sign-in", told).status_code == 302
    assert client.post("/en/sign-out").status_code == 403
    assert actor(client) != "visitor"


@pytest.mark.parametrize(
    "asked",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/en/about\r\nSet-Cookie: a=b",
        "en/about",
        "http:evil.example",
        " https://evil.example",
        "",
    ],
)
def test_nobody_is_sent_elsewhere(anna: int, client: Client, asked: str) -> None:
    for answer in (sign_in(client, next=asked), client.get("/en/sign-in", {"next": asked})):
        assert answer.headers["Location"].startswith("/en/")
        assert "evil" not in answer.headers["Location"] or answer.headers["Location"].startswith("/en/about%")
        assert "\n" not in answer.headers["Location"]


@pytest.mark.parametrize("asked", ["/en/sign-out", "/ar/sign-out?a=b#c", "/en/sign%2Dout", "/api/v1/", "/en/no-such"])
def test_nobody_is_sent_to_what_only_a_form_sends(anna: int, client: Client, asked: str) -> None:
    for answer in (sign_in(client, next=asked), client.get("/en/sign-in", {"next": asked})):
        assert answer.headers["Location"] == "/en/me"


def test_people_come_back_to_where_they_were(anna: int, client: Client) -> None:
    page = client.get("/en/search?q=a+b&of=XTV").content.decode()
    link = re.search(r'href="(/en/sign-in\?next=[^"]+)"', page)
    assert link is not None
    shown = client.get(link[1]).content.decode()
    carried = re.search(r'name="next" value="([^"]+)"', shown)
    assert carried is not None
    asked = carried[1].replace("&amp;", "&")
    assert sign_in(client, next=asked).headers["Location"] == "/en/search?q=a+b&of=XTV"
    assert next_page("/ar/search?q=حوار", "/") == "/ar/search?q=%D8%AD%D9%88%D8%A7%D8%B1"


def test_after_too_many_attempts_the_answer_says_when(anna: int, client: Client) -> None:
    for _ in range(10):
        answer = sign_in(client, password="wrong")
        assert (answer.status_code, answer.headers["Cache-Control"]) == (422, "private, no-store")
    answer = sign_in(client)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "900")
    assert "try again in 15 minutes" in answer.content.decode()
    assert actor(client) == "visitor"


def test_an_unknown_login_is_answered_as_a_wrong_password(anna: int, client: Client) -> None:
    def said(login: str, password: str) -> str:
        answer = sign_in(client, login, password)
        return re.sub(r'value="[^"]*"', "", f"{answer.status_code} {answer.content.decode()}")

    assert said("anna", "wrong") == said("nobody", "wrong") == said("нет", "wrong")


@pytest.mark.parametrize("login", ["", "x" * 10_000, "anna\x00", "\ud800".encode("utf-8", "surrogatepass")])
@pytest.mark.parametrize("password", ["", "x" * 10_000, "\x00"])
def test_whatever_is_typed_never_breaks_the_page(anna: int, client: Client, login: Any, password: str) -> None:
    assert client.post("/en/sign-in", {"login": login, "password": password}).status_code == 422


def test_errors_stand_at_their_field(record: Path, client: Client) -> None:
    page = client.post("/en/sign-in", {"login": "", "password": "x"}).content.decode()
    field = re.search(r"<input[^>]*name=\"login\"[^>]*>", page)
    assert field is not None
    assert 'aria-invalid="true"' in field[0]
    assert 'aria-describedby="id_login_error"' in field[0]
    assert "autofocus" in field[0]
    assert '<p class="wrong" id="id_login_error">Fill this in.</p>' in page
    assert page.count("autofocus") == 1


@pytest.mark.parametrize(
    ("proxies", "header", "found"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (0, "", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "made.up, 203.0.113.9", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "nonsense", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_the_address_of_a_visitor(settings: Any, proxies: int, header: str, found: str) -> None:
    settings.PROXIES = proxies
    more = {"HTTP_X_FORWARDED_FOR": header} if header else {}
    assert address(RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", **more)) == found


def test_the_settings_for_https_and_for_numbers(tmp_path: Path) -> None:
    def settings(**changes: str) -> str:
        code = (
            "import django.conf as c; s = c.settings; print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
            " getattr(s, 'SECURE_PROXY_SSL_HEADER', None), s.PROXIES, s.SESSION_COOKIE_AGE)"
        )
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "hiwar.settings", "HIWAR_DATA": str(tmp_path)} | changes
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
        return done.stdout.strip() or done.stderr.strip().splitlines()[-1]

    assert settings() == "False False None 0 43200"
    assert settings(HIWAR_HTTPS="1", HIWAR_PROXIES="1", HIWAR_SESSION_HOURS="1") == (
        "True True ('HTTP_X_FORWARDED_PROTO', 'https') 1 3600"
    )
    assert "HIWAR_PROXIES is 'many'; it must be a whole number from 0 to 9." in settings(HIWAR_PROXIES="many")


def test_a_link_is_opened_by_its_secret_and_leaks_nowhere(
    record: Path, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.request").propagate = True
    anna, secret = commands.invite(OPERATOR, "Anna Arden", now=NOW)

    first = client.get("/en/welcome")
    assert (first.status_code, first.headers["Cache-Control"]) == (200, "private, no-store")
    assert first.headers["Referrer-Policy"] == "same-origin"
    opened = client.post("/en/welcome", {"secret": f"https://hiwar.example/en/welcome#{secret}"})
    assert "Anna Arden" in opened.content.decode()
    assert opened.headers["Cache-Control"] == "private, no-store"
    bad = client.post("/en/welcome", {"secret": secret, "step": "choose", "login": "anna", "password": "short"})
    assert "too short" in bad.content.decode()
    assert 'aria-describedby="id_password_helptext id_password_error"' in bad.content.decode()
    client.post("/en/welcome", {"secret": "x" + secret})
    joined = client.post("/en/welcome", {"secret": secret, "step": "choose", "login": "anna", "password": PASSWORD})

    assert joined.headers["Location"] == "/en/me"
    assert "Anna Arden" in client.get("/en/me").content.decode()
    again = client.post("/en/welcome", {"secret": secret, "step": "choose", "login": "anna2", "password": PASSWORD})
    assert "This link was used" in again.content.decode()
    assert secret not in caplog.text
    assert people.known(anna).login == "anna"


def test_old_sessions_are_swept_when_somebody_signs_in(anna: int, client: Client) -> None:
    Session.objects.create(session_key="old", session_data="", expire_date=timezone.now() - timedelta(days=400))
    sign_in(client)
    assert not Session.objects.filter(session_key="old").exists()
