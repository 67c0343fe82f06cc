from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib import import_module

from django.core.management.base import BaseCommand

from .markdown import DOCS, ROOT, headings, section

PAGE = DOCS / "reference/command-line.md"
PACKAGE = ROOT / "src"
# Options that every command has, of which Django's own documentation speaks.
COMMON = {action.dest for action in BaseCommand().create_parser("nhipcau-admin", "any")._actions}


def own_commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for path in sorted((PACKAGE / "nhipcau").rglob("management/commands/[a-z]*.py")):
        module = import_module(".".join(path.relative_to(PACKAGE).with_suffix("").parts))
        yield f"nhipcau-admin {path.stem}", module.Command().create_parser("nhipcau-admin", path.stem)


def verbs(name: str, parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """A command, or each of its sub-commands where it has any."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield name, parser
    for group in groups:
        for verb, inner in group.choices.items():
            yield from verbs(f"{name} {verb}", inner)


def options(parser: argparse.ArgumentParser) -> set[str]:
    own = (action for action in parser._actions if action.dest not in COMMON)
    return {max(action.option_strings, key=len) for action in own if action.option_strings}


def programs() -> dict[str, argparse.ArgumentParser]:
    from nhipcau.cli import parser

    found = dict(verbs("nhipcau", parser()))
    for name, command in own_commands():
        found |= verbs(name, command)
    return found


def test_each_command_has_an_entry_and_each_entry_a_command():
    described = {title for title in headings(PAGE) if title.startswith("nhipcau")}
    assert described == set(programs())


def test_each_option_is_described():
    for name, parser in programs().items():
        for option in options(parser):
            assert f"| `{option}` |" in section(PAGE, name), f"{name} {option}"


def test_no_option_is_described_that_is_not_there():
    for name, parser in programs().items():
        for line in section(PAGE, name).splitlines():
            if line.startswith("| `--"):
                assert line.split("`")[1] in options(parser), line
