"""Run the example site."""

from __future__ import annotations

import os
import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page, Site

from ministry.demo.loading import EDITOR
from ministry.models import HomePage
from wagtail_pressroom.languages import autonym
from wagtail_pressroom.legacy.models import ImportedText
from wagtail_pressroom.pages.models import PressIndexPage

HOST = "127.0.0.1"


class Command(BaseCommand):
    """Says where everything is, and runs Django's server on this computer alone."""

    help = "Run the example site on this computer alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--port", type=int, default=8000, help="8000 unless told otherwise")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until interrupted.

        Raises:
            CommandError: the port can't be used, or the demo is not loaded.
        """
        port = options["port"]
        _check_port(port)
        _set_port(port)
        self._say_where_everything_is(f"http://{HOST}:{port}")
        # What the warning says is said in settings.py: this site is for one's own computer.
        os.environ.setdefault("DJANGO_RUNSERVER_HIDE_WARNING", "true")
        # Static files are served although DEBUG is off, so that visitors see the site's own 404.
        call_command("runserver", f"{HOST}:{port}", use_reloader=False, insecure_serving=True)

    def _say_where_everything_is(self, base_url: str) -> None:
        self.stdout.write("")
        for home in HomePage.objects.live().select_related("locale").order_by("path"):
            index = PressIndexPage.objects.live().child_of(home).first()
            language = autonym(home.locale.language_code)
            self.stdout.write(f"{language}: {home.full_url}  {index.full_url if index else ''}")
        imported = ImportedText.objects.values_list("page_id", flat=True)
        for page in Page.objects.filter(pk__in=list(imported)).live():
            self.stdout.write(f"Imported text: {page.full_url}")
        self.stdout.write(f"Admin: {base_url}/admin/  (user {EDITOR}, password {EDITOR})")
        self.stdout.write("")


def _check_port(port: int) -> None:
    if not 0 < port < 65536:
        raise CommandError(f"{port} is no port: choose one from 1024 to 65535.")
    with socket.socket() as probe:
        # As Django's server does: a port that was just left is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} can't be used ({error.strerror}): choose another, "
                f"for example with make demo PORT={port + 80 if port < 65000 else 8080}"
            ) from error


def _set_port(port: int) -> None:
    site = Site.objects.filter(is_default_site=True).first()
    if site is None or not HomePage.objects.exists():
        raise CommandError("There is nothing to show yet: run load_demo first.")
    site.port = port
    site.save()
    # Known only now; nothing has read it before.
    settings.WAGTAILADMIN_BASE_URL = f"http://{HOST}:{port}"
