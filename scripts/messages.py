"""Gather the strings of the interface into the catalogues, and compile these. Vietnamese is the source.

    python scripts/messages.py           bring the .po files up to date and write the .mo files beside them
    python scripts/messages.py --check   fail where a message is missing, left over, untranslated or ill-formed

Works without GNU gettext: Babel reads Python, Django turns templates into what Babel reads.
"""

from __future__ import annotations

import ast
import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.site.settings")

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/nhipcau"
LOCALE = SOURCE / "locale"
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    **dict.fromkeys(("_", "_now", "_lazy", "N_", "gettext", "gettext_lazy"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
}
# What a domain gathers; the Vietnamese words for Python's own argparse are kept by hand.
DOMAINS = {"django": ["en"], "cli": ["en"]}
# What runs without Django says its messages through the catalogue of the command line.
LIBRARY = ("cli", "reading", "places", "text.py")
BY_HAND = [LOCALE / "vi/LC_MESSAGES/cli.po"]
Said = tuple[int, str | tuple[str, str], list[str]]


def main(check: bool) -> int:
    problems = []
    for domain, languages in DOMAINS.items():
        wanted = gathered(domain)
        for language in languages:
            path = LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
            kept = read(path, language)
            problems += [f"{path.relative_to(ROOT)}: {said}" for said in differences(kept, wanted)] if check else []
            if not check:
                update(path, kept, wanted)
    for path in [*catalogues(), *BY_HAND]:
        if not check:
            path.with_suffix(".mo").write_bytes(compiled(path))
        problems += [f"{path.relative_to(ROOT)}: {said}" for said in faults(path)]
    print("\n".join(problems) or "messages: all are there and translated")
    return int(bool(problems) and check)


def catalogues() -> Iterator[Path]:
    for domain, languages in DOMAINS.items():
        for language in languages:
            yield LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def gathered(domain: str) -> Catalog:
    """Return every message of a domain with the files it stands in, in the order of the files."""
    catalogue = Catalog()
    for path in files(domain):
        for _line, message, comments in sorted(messages(path), key=lambda found: found[0]):
            catalogue.add(message, locations=[(str(path.relative_to(ROOT)), 0)], auto_comments=comments)
    return catalogue


def files(domain: str) -> list[Path]:
    found = [
        path
        for ending in ("*.py", "*.html", "templates/*/*.txt")
        for path in SOURCE.rglob(ending)
        if "migrations" not in path.parts
    ]
    return sorted(path for path in found if (path.relative_to(SOURCE).parts[0] in LIBRARY) is (domain == "cli"))


def messages(path: Path) -> Iterator[Said]:
    text = path.read_text(encoding="utf-8")
    return in_python(text) if path.suffix == ".py" else in_template(text, path)


def in_python(text: str) -> Iterator[Said]:
    """Yield what the calls say, those inside f-strings too; a call with a variable has nothing to gather."""
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            parts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            above = lines[node.lineno - 2].strip()
            comments = [above.lstrip("# ")] if above.startswith("# Translators:") else []
            if parts:
                yield node.lineno, said(node.func.id, parts), comments


def in_template(text: str, path: Path) -> Iterator[Said]:
    # What Django leaves of a template is one statement a line; its indentation means nothing.
    python = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    for line, function, found, _comments in extract_python(io.BytesIO(python.encode()), KEYWORDS, [], {}):
        parts = [found] if isinstance(found, str) else [part for part in found or () if part]
        if parts:
            yield line, said(function, parts), []


def said(function: str, parts: list[str]) -> str | tuple[str, str]:
    return (parts[0], parts[1]) if function.startswith("ngettext") else parts[0]


def read(path: Path, language: str) -> Catalog:
    if not path.is_file():
        return Catalog(locale=language, project="Nhịp Cầu", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(path: Path, kept: Catalog, wanted: Catalog) -> None:
    """Take over the messages of now with the translations there are; say nothing of dates, which differ each time."""
    translations = {one.id: one.string for one in kept}
    fresh = Catalog(locale=kept.locale, project="Nhịp Cầu", header_comment=kept.header_comment, fuzzy=False)
    fresh.mime_headers = kept.mime_headers
    for one in wanted:
        if one.id:
            string, comments = translations.get(one.id, ""), one.auto_comments
            fresh.add(one.id, string=string, locations=one.locations, flags=one.flags, auto_comments=comments)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, fresh, width=110, include_lineno=False, ignore_obsolete=True)


def differences(kept: Catalog, wanted: Catalog) -> Iterator[str]:
    there, needed = ids(kept), ids(wanted)
    yield from (f"missing: {said}" for said in sorted(map(str, needed - there)))
    yield from (f"left over: {said}" for said in sorted(map(str, there - needed)))


def ids(catalogue: Iterable) -> set[object]:
    return {one.id for one in catalogue if one.id}


def faults(path: Path) -> Iterator[str]:
    catalogue = read(path, path.parts[-3])
    for one in catalogue:
        strings = one.string if isinstance(one.string, tuple) else (one.string,)
        if one.id and not all(strings):
            yield f"not translated: {one.id}"
        if one.id and one.fuzzy:
            yield f"fuzzy: {one.id}"
    for one, errors in catalogue.check():
        yield from (f"{error}: {one.id}" for error in errors)
    beside = path.with_suffix(".mo")
    if not beside.is_file() or beside.read_bytes() != compiled(path):
        yield "the .mo beside it is older: run `make messages`"


def compiled(path: Path) -> bytes:
    file = io.BytesIO()
    write_mo(file, read(path, path.parts[-3]))
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
