"""The settings: every one that an operator can make is documented, and each does what it says."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from hiwar.settings import data, databases

ROOT = Path(__file__).parents[2]
SETTING = re.compile(r"\b(?:HIWAR_[A-Z_]+|DATABASE_URL)\b")


def named_in(*patterns: str) -> set[str]:
    return {
        name
        for pattern in patterns
        for path in (ROOT / "src").glob(pattern)
        for name in SETTING.findall(path.read_text())
    }


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    documented = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE))
    limits = {"HIWAR_MAX_FILE_MB", "HIWAR_MAX_PAGES", "HIWAR_MAX_SECONDS", "HIWAR_MAX_MEMORY_MB"}
    for_development = {"HIWAR_SAMPLES", "HIWAR_CHROMIUM", "HIWAR_FUZZ"}

    assert documented == (named_in("hiwar/**/*.py") - {"HIWAR_"}) | limits | for_development


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://ann:s%40cret@db.example:5433/hiwar",
            {"NAME": "hiwar", "USER": "ann", "PASSWORD": "s@cret", "HOST": "db.example", "PORT": "5433"},
        ),
        ("postgres:///hiwar", {"NAME": "hiwar", "USER": "", "PASSWORD": "", "HOST": "", "PORT": ""}),
        (
            "postgresql://ann@/hiwar?host=/run/postgresql&sslmode=require",
            {
                "NAME": "hiwar", "USER": "ann", "HOST": "/run/postgresql",
                "OPTIONS": {"connect_timeout": 5, "options": "-c jit=off", "sslmode": "require"},
            },
        ),
    ],
)  # fmt: skip
def test_a_database_url_says_where_postgresql_is(url: str, expected: dict[str, object]) -> None:
    made = databases.postgresql(url)

    assert made["ENGINE"] == "django.db.backends.postgresql"
    assert {key: made[key] for key in expected} == expected


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://host", "postgresql://host:port/name", "nonsense", ""])
def test_another_url_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must look like"):
        databases.postgresql(url)


def test_the_secret_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    first = data.secret_key(tmp_path)

    assert len(first) > 60
    assert data.secret_key(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_before_the_first_start_nothing_is_written(tmp_path: Path) -> None:
    assert len(data.secret_key(tmp_path / "none")) > 60
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_somebody_made_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        data.secrets, "token_urlsafe", lambda size: (tmp_path / "secret_key").write_text("first") and ""
    )

    assert data.secret_key(tmp_path) == "first"


def test_the_data_folder_is_the_one_named_or_the_platforms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HIWAR_DATA", "/srv/hiwar")
    assert data.folder() == Path("/srv/hiwar")
    monkeypatch.delenv("HIWAR_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", "/home/ann/.share")
    assert data.folder().name == "hiwar"


@pytest.mark.django_db
def test_the_migrations_make_the_models() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)  # exits when something is missing


@pytest.mark.parametrize("content", ["", " \n"])
def test_an_empty_key_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "secret_key").write_text(content)
    with pytest.raises(ImproperlyConfigured, match="secret_key holds no key; remove it, and the next start makes"):
        data.secret_key(tmp_path)
