"""Fixtures: one browser, one server, one site for all browser tests."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.db import connections
from django.test import override_settings
from django.test.testcases import LiveServerThread
from selenium.webdriver import Chrome

from tests.browser import results
from tests.browser.content import World, build_world
from tests.browser.driver import start_browser

LANGUAGES = [*settings.LANGUAGES, ("ja", "Japanese")]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """A headless Chromium."""
    driver = start_browser(str(tmp_path_factory.mktemp("profile")))
    yield driver
    driver.quit()


@pytest.fixture(scope="package")
def world(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The site under test, served; the database is put back afterwards."""
    changed = override_settings(
        LANGUAGES=LANGUAGES,
        WAGTAIL_CONTENT_LANGUAGES=LANGUAGES,
        ALLOWED_HOSTS=["localhost", ".localhost"],
        MEDIA_ROOT=tmp_path_factory.mktemp("media"),
        MIDDLEWARE=["tests.browser.lab.LabMiddleware", *settings.MIDDLEWARE],
        WAGTAIL_PRESSROOM={
            **settings.WAGTAIL_PRESSROOM,
            "RELEASES_PER_PAGE": 3,
            "HIT_SPOOL_PATH": tmp_path_factory.mktemp("hits"),
        },
    )
    with django_db_blocker.unblock(), changed, database_put_back(), serve() as base:
        yield build_world(base)


class serve:
    """Context manager: a live server on a free port; its threads share our connection."""

    def __enter__(self) -> str:
        """Start the server and return its address."""
        self.connection = connections["default"]
        self.connection.inc_thread_sharing()
        self.thread = LiveServerThread(
            "localhost", StaticFilesHandler, connections_override={"default": self.connection}
        )
        self.thread.daemon = True
        self.thread.start()
        self.thread.is_ready.wait()
        if self.thread.error:
            raise self.thread.error
        return f"http://localhost:{self.thread.port}"

    def __exit__(self, *args: object) -> None:
        """Stop the server; the connection stays shared, as the browser holds some threads open."""
        self.thread.terminate()


class database_put_back:
    """Context manager: copies the in-memory database, and copies it back at the end."""

    def __enter__(self) -> None:
        """Keep a copy."""
        connections["default"].ensure_connection()
        self.copy = sqlite3.connect(":memory:")
        connections["default"].connection.backup(self.copy)

    def __exit__(self, *args: object) -> None:
        """Put it back."""
        self.copy.backup(connections["default"].connection)
        self.copy.close()
        cache.clear()


@pytest.fixture(scope="session")
def tools() -> Path:
    """Where the npm packages are."""
    return Path(__file__).resolve().parents[1] / "tools" / "npm" / "node_modules"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Write the tables of axe runs and of seeded defects, and print their last lines."""
    results.REPORT.parent.mkdir(exist_ok=True)
    if results.RUNS:
        results.write_report()
        terminalreporter.write_line(results.summary())
    if results.DEFECTS:
        results.write_defects()
        terminalreporter.write_line(results.defects_summary())
