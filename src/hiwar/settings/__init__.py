"""The settings of Hiwar. What an operator may change comes from the environment: `docs/settings.md` lists it all."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.functional import SimpleLazyObject

from hiwar.settings import data, databases
from hiwar.settings.numbers import whole

PACKAGE = Path(__file__).resolve().parent.parent

HIWAR_DATA = data.folder()
SECRET_KEY = SimpleLazyObject(partial(data.secret_key, HIWAR_DATA))  # so that loading the settings writes nothing
DEBUG = os.environ.get("HIWAR_DEBUG") == "1"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, os.environ.get("HIWAR_HOSTS", "").split(","))]

INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "hiwar.audit",
    "hiwar.reference",
    "hiwar.accounts",
    "hiwar.documents",
    "hiwar.reviews",
    "hiwar.treaties",
    "hiwar.search",
    "hiwar.resolutions",
    "hiwar.statements",
    "hiwar.dialogue",
    "hiwar.exchange",
    "hiwar.web",
]

MIDDLEWARE = [
    "hiwar.web.serving.Turns",
    "hiwar.web.serving.Compressed",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "hiwar.web.middleware.acting",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
]

ROOT_URLCONF = "hiwar.settings.urls"
ASGI_APPLICATION = "hiwar.settings.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.template.context_processors.static",
                "hiwar.web.people.signed_in",
            ],
        },
    },
]

DATABASES = {
    "default": databases.postgresql(os.environ["DATABASE_URL"])
    if os.environ.get("DATABASE_URL")
    else databases.sqlite(HIWAR_DATA / "hiwar.sqlite3"),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People: who they are is asked of `hiwar.accounts`, which takes of Django's own accounts the hashing of passwords, the
# rules for them and what a session holds, and none of its tables.
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS: list[str] = []
PASSWORD_HASHERS = ["hiwar.accounts.hashing.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    *(
        {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
        for name, options in (
            ("MinimumLengthValidator", {"min_length": 12}),
            ("UserAttributeSimilarityValidator", {"user_attributes": ("login", "name", "email")}),
            ("CommonPasswordValidator", {}),
            ("NumericPasswordValidator", {}),
        )
    ),
    {"NAME": "hiwar.accounts.likeness.MoreThanThePerson"},
]
HTTPS = os.environ.get("HIWAR_HTTPS") == "1"
if HTTPS:  # a proxy in front ends the encryption, and says so
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
PROXIES = whole("HIWAR_PROXIES", 0, 0, 9)
SESSION_COOKIE_AGE = 3600 * whole("HIWAR_SESSION_HOURS", 12, 1, 24 * 14)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hiwar.web.views.refusals.forged"
SIGN_IN_TRIES = whole("HIWAR_SIGN_IN_TRIES", 10, 1, 1000)
SIGN_IN_TRIES_ADDRESS = whole("HIWAR_SIGN_IN_TRIES_ADDRESS", 50, 1, 100_000)
SIGN_IN_MINUTES = whole("HIWAR_SIGN_IN_MINUTES", 15, 1, 1440)

# The six languages of the United Nations, each under its own name.
LANGUAGES = [
    ("ar", "العربية"),
    ("zh", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # the wheel's own files are served as they are: there is no collecting step

# Nothing from elsewhere, nothing inline, no frames: pages quote text that others wrote.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "script-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Faults go to standard error, with their trace; what a visitor mistypes is no fault.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "hiwar": {"handlers": ["console"], "level": "INFO"},
        "django": {"handlers": ["console"], "level": "WARNING"},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
