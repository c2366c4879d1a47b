"""Write the translation catalogues, or check that the committed ones are up to date.

Usage: messages.py [--check] [LOCALE …]

Django's makemessages lets gettext guess translations for new texts and marks them "fuzzy". A guess
in a press release's interface is worse than the source text, so guessing is off here.
The compiled .mo files are committed too: an install from a checkout then needs no gettext.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import compilemessages, makemessages

PACKAGE = Path(__file__).resolve().parents[2] / "wagtail_pressroom"
SHIPPED = {"ar", "de", "en", "es", "fr", "ja", "ko", "zh_Hans"}


class MakeMessages(makemessages.Command):
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]


def catalogue(package: Path, locale: str) -> Path:
    return package / "locale" / locale / "LC_MESSAGES" / "django.po"


def locales(extra: list[str]) -> list[str]:
    present = {path.parents[1].name for path in PACKAGE.glob("locale/*/LC_MESSAGES/django.po")}
    return sorted(SHIPPED | present | set(extra))


def sign(path: Path, locale: str) -> None:
    """Fill in the header gettext gives a new catalogue; left "fuzzy", it is lost on compiling."""
    text = path.read_text(encoding="utf-8")
    template, fuzzy, rest = text.partition('#, fuzzy\nmsgid ""\n')
    if fuzzy and "msgid" not in template:
        head = f'# wagtail-pressroom, {locale}\nmsgid ""\n' + rest
        head = head.replace("PACKAGE VERSION", "wagtail-pressroom", 1)
        head = head.replace('"Language: \\n"', f'"Language: {locale}\\n"', 1)
        path.write_text(head, encoding="utf-8")


def write(package: Path, wanted: list[str]) -> None:
    (package / "locale").mkdir(exist_ok=True)
    with chdir(package):
        call_command(
            MakeMessages(),
            locale=wanted,
            extensions=["html", "txt", "py", "xml"],
            add_location="file",
            no_obsolete=True,
            verbosity=0,
        )
        for locale in wanted:
            sign(catalogue(package, locale), locale)
        call_command(compilemessages.Command(), locale=wanted, verbosity=0)


def texts(catalogue: polib.POFile) -> set[tuple[str | None, str, str]]:
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural)
        for entry in catalogue
        if not entry.obsolete
    }


def translations(catalogue: polib.MOFile) -> dict[tuple[str | None, str], object]:
    return {
        (entry.msgctxt, entry.msgid): (entry.msgstr, entry.msgstr_plural) for entry in catalogue
    }


def complaints(fresh: Path, locale: str) -> list[str]:
    po_path = catalogue(PACKAGE, locale)
    mo_path = po_path.with_suffix(".mo")
    if not po_path.exists() or not mo_path.exists():
        return ["its .po or .mo file is missing"]
    committed = polib.pofile(str(po_path))
    needed = texts(polib.pofile(str(catalogue(fresh, locale))))
    found = []
    if missing := needed - texts(committed):
        found.append(f"{len(missing)} texts missing, such as {min(t[1] for t in missing)!r}")
    if stale := texts(committed) - needed:
        found.append(f"{len(stale)} texts no longer used, such as {min(t[1] for t in stale)!r}")
    if fuzzy := committed.fuzzy_entries():
        found.append(f"{len(fuzzy)} fuzzy, such as {fuzzy[0].msgid!r}")
    compiled = catalogue(fresh, locale).with_suffix(".mo.committed")
    if translations(polib.mofile(str(mo_path))) != translations(polib.mofile(str(compiled))):
        found.append("the .mo file does not match the .po file")
    return found


def check(wanted: list[str]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / PACKAGE.name
        shutil.copytree(PACKAGE, fresh, ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
        with chdir(fresh):
            if any(fresh.glob("locale/*/LC_MESSAGES/django.po")):
                call_command(compilemessages.Command(), verbosity=0)
        for compiled in fresh.glob("locale/*/LC_MESSAGES/django.mo"):
            compiled.rename(compiled.with_suffix(".mo.committed"))
        write(fresh, wanted)
        good = True
        for locale in wanted:
            found = complaints(fresh, locale)
            good = good and not found
            for complaint in found:
                print(f"{locale}: {complaint}")
    if not good:
        print("Run `make messages`, translate, run it again, and commit both .po and .mo files.")
    return good


def report_untranslated(wanted: list[str]) -> None:
    for locale in wanted:
        path = catalogue(PACKAGE, locale)
        if locale != "en" and path.exists():
            untranslated = len(polib.pofile(str(path)).untranslated_entries())
            print(f"{locale}: {untranslated or 'no'} texts without a translation")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("locale", nargs="*", help="a language to start, such as de")
    options = parser.parse_args()
    # Not the tests' settings: the texts can be gathered from a checkout whose code does not run.
    settings.configure(USE_I18N=True)
    wanted = locales(options.locale)
    good = True
    if options.check:
        good = check(wanted)
    else:
        write(PACKAGE, wanted)
    report_untranslated(wanted)
    return not good


if __name__ == "__main__":
    sys.exit(main())
