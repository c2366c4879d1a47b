"""Load the demo's content."""

from __future__ import annotations

import io
import json
import shutil
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from ministry.demo.loading import load_everything
from ministry.demo.pages import INDEX_SLUG

MODEL_LOCALE = "en"


class Command(BaseCommand):
    """Fills the example site; what is there already is reused."""

    help = "Fill the example site with a made-up ministry. What is there already is reused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--reset", action="store_true", help="start afresh: empty the site first"
        )
        parser.add_argument(
            "--model", metavar="PATH", help="also import this press release, kept as plain text"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then import the model document.

        Raises:
            CommandError: the model document can't be read or imported, or somebody stopped it.
        """
        model = options["model"]
        if model and not Path(model).is_file():
            raise CommandError(f"There is no file {model}")
        if options["reset"]:
            _empty_the_site()
        started = time.monotonic()
        try:
            made = load_everything(self._report)
        except KeyboardInterrupt as stop:
            raise CommandError(
                "Stopped. Run it again to go on from here.", returncode=130
            ) from stop
        if made:
            self.stdout.write(f"The demo is loaded ({time.monotonic() - started:.0f} seconds).")
        else:
            self.stdout.write("The demo was loaded before; it is used as it is.")
        if model:
            self._import(model)

    def _report(self, progress: str) -> None:
        self.stdout.write(f"  {progress}")
        self.stdout.flush()

    def _import(self, path: str) -> None:
        answer = io.StringIO()
        call_command(
            "pressroom_import_text",
            path,
            index=INDEX_SLUG,
            locale=MODEL_LOCALE,
            publish=True,
            json=True,
            stdout=answer,
        )
        for text in json.loads(answer.getvalue()):
            said = "was imported before" if text["page"]["skipped"] else "is imported"
            self.stdout.write(f"{path} {said}: “{text['title']}”")
            for warning in text["warnings"]:
                self.stdout.write(f"  {warning}")


def _empty_the_site() -> None:
    connections.close_all()
    shutil.rmtree(settings.VAR_DIR)
    settings.VAR_DIR.mkdir()
    call_command("migrate", interactive=False, verbosity=0)
