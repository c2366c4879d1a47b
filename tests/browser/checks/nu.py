"""Layer 2: the Nu HTML checker, all pages in one run of Java."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

JAR = Path(__file__).resolve().parents[2] / "tools/npm/node_modules/vnu-jar/build/dist/vnu.jar"


@dataclass
class Verdict:
    """What the checker says about a page: what is wrong, and what it only remarks on."""

    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def check(pages: Mapping[str, str], folder: Path) -> dict[str, Verdict]:
    """Check pages.

    Args:
        pages: HTML by name.
        folder: an empty folder for the files.

    Raises:
        RuntimeError: when the checker did not look at every page.
    """
    names = {}
    for number, (name, html) in enumerate(pages.items()):
        path = folder / f"{number}.html"
        path.write_text(html, encoding="utf-8")
        names[path.as_uri().replace("file:///", "file:/")] = name
    command = ["java", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always"]
    files = [str(folder / f"{number}.html") for number in range(len(pages))]
    done = subprocess.run(
        [*command, *files], capture_output=True, text=True, timeout=240, check=False
    )
    if done.returncode or not done.stdout.startswith("{"):
        raise RuntimeError(f"the checker failed: {done.stdout[:500]}{done.stderr[:500]}")
    verdicts = {name: Verdict() for name in pages}
    for message in json.loads(done.stdout)["messages"]:
        name = names[message["url"]]
        text = f"{message['message']} – {message.get('extract', '').strip()!r}"
        if message["type"] == "info":
            verdicts[name].warnings.append(text)
        else:
            verdicts[name].errors.append(text)
    return verdicts


def problems(html: str, folder: Path) -> list[str]:
    """Return the errors of one page."""
    return check({"page": html}, folder)["page"].errors
