"""The fields of a commitment, its main one first, and which of them the public sees."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from nhipcau.text import fold

_LONGEST = 40


def joined_fields(main: str, further: Iterable[str] = ()) -> str:
    """Return the fields of a commitment as one text: the main one, then the others in order, each once."""
    return " ".join([main, *sorted(set(further) - {main})])


def further_fields(fields: str) -> list[str]:
    """Return the fields of a commitment beside its main one."""
    return fields.split()[1:]


def is_public(fields: str, restricted: Collection[str]) -> bool:
    """Say whether none of the fields of a commitment is kept from the public."""
    return not any(field in restricted for field in fields.split())


def terms(*said: str) -> set[str]:
    """Return the words by which something is found: without marks, each once, notations whole and in parts."""
    found: set[str] = set()
    for word in fold(" ".join(said)).split():
        parts = re.findall(r"\w+", word)
        found.update(part[:_LONGEST] for part in parts)
        found.update({word.strip(".,;:()[]\"'“”")[:_LONGEST]} if len(parts) > 1 else ())
    return found - {""}


def side_of(office: str, parties: Mapping[int, str]) -> int | None:
    """Return the key of the one party whose name an office's name bears, None where none or several do."""
    said = f" {fold(office)} "
    found = [key for key, name in parties.items() if f" {_bare(name)} " in said]
    return found[0] if len(found) == 1 else None


_KINDS = re.compile(r"^(tinh|thanh pho|quan|huyen|thi xa|thi tran|phuong|xa|tp\.?) ")


def _bare(name: str) -> str:
    return _KINDS.sub("", fold(name))
