"""The attached documents: small PDF files, written here."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

A4 = "0 0 595 842"


def load_document(name: str, title: str) -> Any:
    """Return the document of this file name, making it if it is missing.

    Args:
        name: file name, with ``.pdf``.
        title: its title, and the one line that is printed in it; in English.
    """
    model = get_document_model()
    existing = model.objects.filter(file__endswith=f"/{name}").first()
    if existing is not None:
        return existing
    return model.objects.create(title=title, file=ContentFile(pdf_with_title(title), name=name))


def pdf_with_title(title: str) -> bytes:
    """Return a PDF file with one page and one line on it.

    The structure is that of ISO 32000-1, 7.5: header, objects, cross-reference table, trailer.

    Args:
        title: the line; characters outside Latin-1 are left out.
    """
    line = title.encode("latin-1", "ignore")
    for character in (b"\\", b"(", b")"):
        line = line.replace(character, b"\\" + character)
    drawing = b"BT /F1 16 Tf 56 770 Td (" + line + b") Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) "
        b"/ViewerPreferences << /DisplayDocTitle true >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>" % A4.encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (%s) >>" % line,
    ]
    file = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    return file + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n"
        b"<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (count, table, count, len(objects), len(file))
    )
