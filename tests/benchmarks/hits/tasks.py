"""What a process can be asked to do; to be imported when Django is set up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from wagtail.models import Locale, Page, Site

from tests.benchmarks.hits import report, rounds, statements, storage, views
from tests.benchmarks.hits.names import PEER, STORES, VIEWED, WEIGHED
from tests.benchmarks.hits.requests import Environ, new_readers
from tests.benchmarks.hits.site.models import MeasuredPage
from tests.benchmarks.hits.subjects import Subject, make_subjects

PARAGRAPH = "The Minister looked over the lighthouse and asked for a bench beside it. " * 6


def make_site() -> None:
    """Make the tables and the pages."""
    call_command("migrate", verbosity=0)
    Page.objects.filter(depth__gt=1).delete()
    locale = Locale.objects.get_or_create(language_code="en")[0]
    home = Page.get_first_root_node().add_child(
        instance=Page(title="Home", slug="home", locale=locale)
    )
    for name in (PEER, *STORES, VIEWED, WEIGHED):
        page = MeasuredPage(title=name, slug=name, body="\n\n".join([PARAGRAPH] * 5))
        home.add_child(instance=page)
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)


class Measured:
    """The site in this process, made ready when it is first asked."""

    def __init__(self, process: int) -> None:
        self.application: Callable[..., Any] = get_wsgi_application()
        self.readers: Iterator[Environ] = new_readers(process)
        self.subjects: dict[str, Subject] = {}

    def begin(self, stores: list[str], redis_url: str) -> list[str]:
        """Get to know the pages, and return the names of what can be measured."""
        self.subjects = make_subjects(stores, redis_url)
        return list(self.subjects)

    def round(self, subject: str, begin_at: float, seconds: float) -> dict[str, Any]:
        """Report hits for a while."""
        return rounds.run_round(
            self.application, self.subjects[subject], self.readers, begin_at, seconds
        )

    def counted(self, subject: str) -> list[int]:
        """Return the hits in each of the tables that should agree."""
        return self.subjects[subject].counted()

    def statements(self, subject: str) -> tuple[int, int]:
        """Return the statements for a reported hit, and how many hits were reported."""
        return statements.of_hit(self.application, self.subjects[subject], self.readers)

    def view_statements(self) -> dict[str, int]:
        """Return the statements for a view of a page, by kind of counter."""
        return statements.of_views(self.application, self.readers)

    def views(self, times: int) -> dict[str, float]:
        """Return the seconds for a page, and how many more with each kind of counter."""
        return views.medians(self.application, self.readers, times)


def make_tasks(process: int) -> dict[str, Callable[..., Any]]:
    """Return the tasks by name.

    Args:
        process: number of this process.
    """
    measured = Measured(process)
    return {
        "make_site": make_site,
        "begin": measured.begin,
        "round": measured.round,
        "counted": measured.counted,
        "statements": measured.statements,
        "view_statements": measured.view_statements,
        "views": measured.views,
        "weigh": storage.weigh,
        "report": report.ask_for_report,
    }
