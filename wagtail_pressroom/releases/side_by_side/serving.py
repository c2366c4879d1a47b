"""The address ``?with=ko`` of a release: its text beside that in another language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_noop, override

from ...languages import LanguageOption, get_language_options
from ...languages.dates import PrintedDate
from ...languages.translated_text import TranslatedText, text_in
from ...visibility import PageMixin, published
from .align import Row, align
from .pieces import Piece, pieces_of

PARAMETER = "with"
TEMPLATE = "wagtail_pressroom/languages/side_by_side.html"
NOT_THERE = gettext_noop("Not in this language")


@dataclass(frozen=True)
class Column:
    """One of the two languages.

    Attributes:
        release: the page in that language.
        language: the language, with address and title of the release in it.
        date: the release date, in that language.
        missing: what is printed in place of a piece that isn't there.
    """

    release: Any
    language: LanguageOption
    date: PrintedDate | None
    missing: TranslatedText


@dataclass(frozen=True)
class Cell:
    """A piece in its column; ``piece`` is ``None`` where the language has none.

    Attributes:
        column: its language.
        piece: what is printed.
        anchor: ``id`` of the piece, where it is not that of its row.
        list_anchor: ``id`` of the list that begins with it.
    """

    column: Column
    piece: Piece | None
    anchor: str = ""
    list_anchor: str = ""


@dataclass(frozen=True)
class PrintedRow:
    """Two cells, with the ``id`` by which they can be cited and the level of a point."""

    anchor: str
    level: int
    cells: tuple[Cell, ...]


class SideBySideMixin(PageMixin):
    """Serves a release beside one of its translations when ``?with=`` names a language."""

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve two languages; a language that readers can't have leads to the plain page."""
        code = request.GET.get(PARAMETER)
        own_url = self.get_url(request)
        if code is None or getattr(request, "is_preview", False) or not own_url:
            response: HttpResponse = super().serve(request, *args, **kwargs)
            return response
        options = {
            option.code: option
            for option in get_language_options(self, request)
            if option.kind == "translation" and option.url
        }
        own = next((option for option in options.values() if option.current), None)
        other = options.get(code)
        translation = self._translation_into(other, request)
        if own is None or other is None or translation is None:
            return redirect(own_url)
        return _response(request, (self, own), (translation, other))

    def _translation_into(self, option: LanguageOption | None, request: HttpRequest) -> Any:
        if option is None or option.current:
            return None
        model: Any = type(self)
        same = model._default_manager.filter(
            translation_key=self.translation_key, locale__language_code=option.code
        )
        # Asked anew: the text itself comes from here, and from nowhere else.
        return published(same, request).first()


def _response(
    request: HttpRequest, left: tuple[Any, LanguageOption], right: tuple[Any, LanguageOption]
) -> HttpResponse:
    first, first_pieces = _column(*left, request)
    second, second_pieces = _column(*right, request)
    columns = (first, second)
    response = TemplateResponse(
        request,
        TEMPLATE,
        {
            "page": left[0],
            "self": left[0],
            "columns": columns,
            "beside": second.language.code,
            "rows": _printed(align(first_pieces, second_pieces), columns),
        },
    )
    response.headers["Content-Language"] = f"{first.language.code}, {second.language.code}"
    return response


def _column(
    release: Any, option: LanguageOption, request: HttpRequest
) -> tuple[Column, list[Piece]]:
    with override(option.code):
        date = release.printed_release_date
        pieces = pieces_of(release, request)
    return Column(release, option, date, text_in(option.code, NOT_THERE)), pieces


def _printed(rows: Iterable[Row], columns: tuple[Column, Column]) -> list[PrintedRow]:
    """Give every piece of both languages its ``id``, so that links from anywhere reach it."""
    given: set[str] = set()

    def once(anchor: str) -> str:
        is_new = anchor not in given
        given.add(anchor)
        return anchor if is_new else ""

    printed = []
    for row in rows:
        there = [piece for piece in row if piece is not None]
        anchor = once(there[0].key or there[-1].key)
        cells = tuple(
            Cell(column, piece, once(piece.key), once(piece.list_key))
            if piece is not None
            else Cell(column, None)
            for column, piece in zip(columns, row, strict=True)
        )
        printed.append(PrintedRow(anchor, there[0].level, cells))
    return printed
