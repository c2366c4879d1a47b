"""The site that is measured: a Wagtail site with both counters.

Its database, its folder and its middleware are told by the environment, because several processes
serve the same site.
"""

from __future__ import annotations

import os
from pathlib import Path

from tests import settings as tests
from tests.benchmarks.hits.names import ALL
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

# What dj-hitcount needs: the session, the CSRF check and the user. More would slow down both by
# the same time, and so hide the difference; see the option `--middleware`.
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
if os.environ["BENCH_MIDDLEWARE"] == ALL:
    MIDDLEWARE = tests.MIDDLEWARE
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
