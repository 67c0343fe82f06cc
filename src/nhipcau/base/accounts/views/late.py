"""Views of django-allauth, imported when somebody first asks for them: most visits never do."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.module_loading import import_string

Answering = Callable[..., HttpResponseBase]


def late(name: str, **told: Any) -> Answering:
    """Return a view that imports the class or function `name` at the first request; `told` is told to the class."""

    @cache
    def view() -> Answering:
        found: Any = import_string(name)
        as_view = getattr(found, "as_view", None)
        made: Answering = as_view(**told) if as_view else found
        return made

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view()(request, *args, **kwargs)

    return answer
