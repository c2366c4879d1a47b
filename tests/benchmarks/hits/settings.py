"""The site that is measured: a Wagtail site with both counters, the way Django starts a project.

Which database and which folder it uses is told by the environment, because several processes
serve the same site.
"""

from __future__ import annotations

import os
from pathlib import Path

from tests import settings as tests
from tests.services.database_url import parse_database_url

BASE_DIR = Path(os.environ["BENCH_FOLDER"])
SECRET_KEY = "only-for-measuring"
DEBUG = False
ALLOWED_HOSTS = ["testserver"]
ROOT_URLCONF = "tests.benchmarks.hits.urls"
USE_TZ = True
TIME_ZONE = tests.TIME_ZONE
DEFAULT_AUTO_FIELD = tests.DEFAULT_AUTO_FIELD

INSTALLED_APPS = [*tests.INSTALLED_APPS, "hitcount", "tests.benchmarks.hits.site"]

# What `startproject` writes; dj-hitcount needs the session, the user and the CSRF check of it.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = tests.TEMPLATES

DATABASES = {
    "default": {
        **parse_database_url(os.environ["BENCH_DATABASE"]),
        # A connection for each request would slow down only the one that asks the database.
        "CONN_MAX_AGE": None,
    }
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # As Django's and SQLite's documentation recommend for several writers.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
    }

USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = tests.LANGUAGES
STATIC_URL = "/static/"
WAGTAIL_SITE_NAME = "Measured site"
WAGTAILADMIN_BASE_URL = "http://testserver"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILSEARCH_BACKENDS = tests.WAGTAILSEARCH_BACKENDS
PASSWORD_HASHERS = tests.PASSWORD_HASHERS

# Whatever is measured names its store and begins to write then.
WAGTAIL_PRESSROOM = {"HIT_FLUSH_SECONDS": 0}
