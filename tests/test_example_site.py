"""The example site, as ``make demo`` fills it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[1] / "example_site"
READ = """
from django.test import Client
client = Client(SERVER_NAME="localhost")
for address in ("en", "ko", "ar", "fr"):
    for page in ("", "press-releases/", "press-releases/feed/"):
        answer = client.get(f"/{address}/{page}")
        print(address, page, answer.status_code)
print("sitemap", client.get("/sitemap-pages.xml").status_code)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example site, so that nobody's demo is touched."""
    copy = tmp_path_factory.mktemp("demo") / "example_site"
    shutil.copytree(EXAMPLE, copy, ignore=shutil.ignore_patterns("var", "__pycache__"))
    return copy


def manage(site: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(site / "manage.py"), *arguments],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_is_filled_and_can_be_read(site: Path) -> None:
    manage(site, "migrate", "--noinput", "-v0")
    assert "The demo is loaded" in manage(site, "load_demo")
    assert "was loaded before" in manage(site, "load_demo")
    answers = [line.rpartition(" ")[2] for line in manage(site, "shell", "-c", READ).splitlines()]
    assert len([answer for answer in answers if answer == "200"]) == 13
