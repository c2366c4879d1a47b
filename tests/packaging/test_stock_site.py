"""The built wheel in a site made by `wagtail start`, following docs/install.md to the letter."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VISIT = Path(__file__).with_name("stock_site_visit.py")


def code_blocks(document: str) -> list[str]:
    """Return the Python examples of a page of the documentation."""
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    return re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL)


def items_of(block: str) -> str:
    """Return the lines an example adds to a list: those before "… what was there before"."""
    return block.split("= [\n", 1)[1].split("    # …", 1)[0]


def follow_installation_guide(site: Path) -> None:
    """Edit a stock project as docs/install.md says."""
    apps, middleware, languages, addresses = code_blocks("install.md")[:4]
    settings = site / "mysite/settings/base.py"
    text = settings.read_text()
    text = text.replace("INSTALLED_APPS = [\n", "INSTALLED_APPS = [\n" + items_of(apps))
    session = '    "django.contrib.sessions.middleware.SessionMiddleware",\n'
    assert session in items_of(middleware)
    text = text.replace(session, items_of(middleware))
    text = re.sub(r'LANGUAGE_CODE = "en-us"\n', lambda _match: languages, text)
    settings.write_text(text)
    urls = site / "mysite/urls.py"
    text = urls.read_text()
    imports, rest = addresses.split("urlpatterns = [", 1)
    own, pages = rest.split("]\n\n", 1)
    pressroom = re.search(r"    path\(\"pressroom/.*\n", own)
    assert pressroom
    text = text.replace("]\n\n\nif settings", pressroom[0] + "]\n\n\nif settings", 1)
    text = imports + text[: text.index("urlpatterns = urlpatterns + [")] + pages
    urls.write_text(text)


def test_a_release_is_published_and_served(tmp_path: Path) -> None:
    def run(*command: str, cwd: Path = tmp_path) -> str:
        # The unpacked wheel stands before the checkout on the path.
        environment = {**os.environ, "PYTHONPATH": f"{tmp_path / 'wheel'}:{cwd}"}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        done = subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            pytest.fail(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    source = tmp_path / "source"
    shutil.copytree(
        ROOT,
        source,
        ignore=shutil.ignore_patterns(".*", "node_modules", "var", "tests", "example_site"),
    )
    shutil.copy(ROOT / ".gitignore", source)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(tmp_path), cwd=source)
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "wheel")
    run(sys.executable, "-m", "wagtail.bin.wagtail", "start", "mysite")
    site = tmp_path / "mysite"
    follow_installation_guide(site)
    run(sys.executable, "manage.py", "migrate", "-v0", cwd=site)
    checked = run(sys.executable, "manage.py", "check", "--fail-level", "WARNING", cwd=site)
    assert "no issues" in checked
    missing = run(sys.executable, "manage.py", "makemigrations", "--check", "--dry-run", cwd=site)
    assert "No changes" in missing
    visit = VISIT.read_text(encoding="utf-8")
    printed = run(sys.executable, "manage.py", "shell", "--command", visit, cwd=site)
    assert "/en/press-releases/new-ferry-line/" in printed
    assert str(tmp_path / "wheel") in printed
