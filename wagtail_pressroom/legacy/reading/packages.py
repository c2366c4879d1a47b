"""Guarding against documents made to do harm: .docx and .hwpx are zip files full of XML."""

from __future__ import annotations

import io
import zipfile
from xml.parsers import expat

from .problems import UnreadableFile

# The message for "unpacks-too-large" names this number.
MAX_UNPACKED = 50 * 1024 * 1024
_MOST_PARTS = 2000
# Word processors stay far below; readers that call themselves for each level would break.
_DEEPEST = 200
_CHUNK = 64 * 1024
# Python unpacks other methods without a limit.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def check_package(data: bytes) -> None:
    """Unpack a document piece by piece, without keeping it, to see that it is harmless.

    Args:
        data: the contents of a zip file.

    Raises:
        UnreadableFile: it is damaged, unpacks to more than 50 MB, or its XML declares entities
            or is nested too deeply.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_parts(package)
    # NotImplementedError is zipfile's word for a way of packing it does not know.
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise UnreadableFile("damaged") from error
    except (ValueError, expat.ExpatError, zipfile.LargeZipFile) as error:
        raise UnreadableFile("damaged") from error


def _check_parts(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    # The table of contents may lie, so what comes out is counted too.
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise UnreadableFile("unpacks-too-large")
    if any(part.compress_type not in _METHODS for part in parts):
        raise UnreadableFile("unsafe")
    unpacked = 0
    for part in parts:
        checker = _checker() if part.filename.lower().endswith((".xml", ".rels", ".hpf")) else None
        with package.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                unpacked += len(chunk)
                if unpacked > MAX_UNPACKED:
                    raise UnreadableFile("unpacks-too-large")
                if checker is not None:
                    checker.Parse(chunk, False)
        if checker is not None:
            checker.Parse(b"", True)


def _checker() -> expat.XMLParserType:
    checker = expat.ParserCreate()
    depth = 0

    def refuse(*_declaration: object) -> None:
        raise UnreadableFile("unsafe")

    def enter(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise UnreadableFile("unsafe")

    def leave(_name: str) -> None:
        nonlocal depth
        depth -= 1

    checker.StartDoctypeDeclHandler = refuse
    checker.StartElementHandler = enter
    checker.EndElementHandler = leave
    return checker
