from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import IO

from django.conf import settings
from django.db.models import TextChoices
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from nhipcau.base.accounts.queries import Reader

from ..rules import Column, Head, Kind, Tabs, as_template, choice, key


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the kinds of sheets by code, in the order of the setting that lists where later stages declare theirs."""
    found: list[Kind] = [import_string(path) for path in settings.SHEET_KINDS]
    return {kind.code: kind for kind in found}


def kind(code: str) -> Kind:
    """Return a kind by its code. Raises KeyError where there is none."""
    return kinds()[code]


def allowed(user: Reader) -> list[Kind]:
    """Return the kinds of sheets that a person may bring in."""
    return [kind for kind in kinds().values() if kind.may(user)]


def in_each_language(words: object) -> list[str]:
    """Return what a translated text says in each language of the interface."""
    said = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            said.append(str(words))
    return said


def names_of(choices: Callable[[], Mapping[str, object]]) -> Callable[[], Mapping[str, list[str]]]:
    """Return the names of some choices in each language, looked up once."""
    return cache(lambda: {code: in_each_language(name) for code, name in choices().items()})


def chosen(key: str, title: object, of: type[TextChoices], example: str, *, required: bool = False) -> Column:
    """Return a column of which each cell is one of some choices, by its name in either language."""

    def offered() -> dict[str, object]:
        return dict(of.choices)

    parse = choice(names_of(offered))
    return Column(key, title, _lazy("Chọn trong danh sách."), parse, [example], required, choices=offered)


def headings(kind: Kind) -> tuple[dict[str, str], dict[str, str]]:
    """Return which column each heading means, in every language, and the titles of the columns that must be there."""
    known = {key(title): column.key for column in kind.columns for title in in_each_language(column.title)}
    required = {column.key: str(column.title) for column in kind.columns if column.required}
    return known | {key(column.key): column.key for column in kind.columns}, required


def template(kind: Kind) -> IO[bytes]:
    """Return the file that people fill in, with hints, choices and an example, in the reader's language."""
    heads = [
        Head(
            str(column.title),
            str(column.help),
            column.required,
            column.examples,
            [str(name) for name in column.choices().values()] if column.choices else [],
        )
        for column in kind.columns
    ]
    columns = (_("Cột"), _("Bắt buộc"), _("Cách ghi"), _("Các lựa chọn"))
    return as_template(Tabs(str(kind.title), _("Ví dụ"), _("Giải thích các cột"), columns, _("có")), heads)
