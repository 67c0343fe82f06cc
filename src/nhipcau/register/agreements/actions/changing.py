"""Change a row that others may be changing too: who saves second is told what the first changed, and loses nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from nhipcau.base.accounts.models import User
from nhipcau.base.history.actions import record
from nhipcau.base.history.models import Entry

from ..models import Agreement, Commitment, Party, Signatory
from ..queries import changes_since, row_key

Row = TypeVar("Row", Agreement, Party, Signatory, Commitment)


class ConflictError(Exception):
    """Others changed a row after it was read: `current` is the row now, `since` the lines that tell what they did."""

    def __init__(self, current: Agreement | Party | Signatory | Commitment, since: Sequence[Entry]) -> None:
        super().__init__(str(current))
        self.current = current
        self.since = since


def check_edition(agreement: Agreement, row: Row, edition: int) -> None:
    """Raise ConflictError where a row has been changed after the edition that somebody read."""
    if row.edition != edition:
        raise ConflictError(row, changes_since(agreement, row, edition))


def differing(row: Row, values: Mapping[str, object]) -> dict[str, list[Any]]:
    """Return the columns of a row that these values change, each with the old and the new value."""
    return {name: [getattr(row, name), value] for name, value in values.items() if getattr(row, name) != value}


def apply(row: Row, values: Mapping[str, object]) -> None:
    """Write values into a row as its next edition. Raises ValidationError for what a column cannot hold."""
    for name, value in values.items():
        setattr(row, name, value)
    check_columns(row)
    row.edition += 1
    row.save(update_fields=[*values, "edition"])


def check_columns(row: Row) -> None:
    """Raise ValidationError by column for plain values that a row cannot hold; keys to other rows are the caller's."""
    row.clean_fields(exclude=[field.name for field in row._meta.fields if field.is_relation or field.null])


def tell(person: User, action: str, agreement: Agreement, row: Row, changes: Mapping[str, object]) -> None:
    """Write the line of history about one row of an agreement, with the edition that the change made."""
    said = row_key(row)
    told = {**({"row": said} if said else {}), "edition": row.edition, **changes}
    record(person, action, agreement, told, on_behalf_of=agreement.office)
