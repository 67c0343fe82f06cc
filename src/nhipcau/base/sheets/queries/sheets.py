from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Min, QuerySet
from django.utils import timezone

from nhipcau.base.accounts.queries import Reader, office_of
from nhipcau.base.history.queries import of

from ..models import Row, Sheet, State
from ..rules import Wrong
from .catalogue import allowed, kind
from .words import told

# In these states the program works on a sheet by itself.
WORK = frozenset({State.READING, State.CHECKING, State.RUNNING, State.UNDOING})


def visible_to(user: Reader) -> QuerySet[Sheet]:
    """Return the sheets of a person's office of the kinds that the person may bring in."""
    office, codes = office_of(user), [kind.code for kind in allowed(user)]
    found = Sheet.objects.filter(office=office, kind__in=codes) if office else Sheet.objects.none()
    return found.select_related("by", "office").order_by("-pk")


def column_of(sheet: Sheet) -> str:
    """Return the column that tells what is, or what became, of the rows of a sheet: foretold or verdict."""
    return "foretold" if sheet.state in {State.READING, State.CHECKING, State.READY, State.DROPPED} else "verdict"


def counted(sheet: Sheet) -> dict[str, int]:
    """Return how many rows of a sheet have each verdict, or are foretold it while nothing has been taken."""
    column = column_of(sheet)
    found = dict(sheet.rows.order_by().values_list(column).annotate(Count("pk")))
    return {str(verdict): found[verdict] for verdict in Row.Verdict.values if verdict in found}


def progress(sheet: Sheet, counts: dict[str, int]) -> tuple[int, int]:
    """Return how many rows the present work has done, and how many it has to do."""
    total = sum(counts.values())
    if sheet.state == State.UNDOING:
        left = counts.get(Row.Verdict.MADE, 0) + counts.get(Row.Verdict.CHANGED, 0)
        return total - left, total
    return total - counts.get(Row.Verdict.WAITING, 0), total


def narrowed(sheet: Sheet, verdict: str) -> QuerySet[Row]:
    """Return the rows of a sheet in the order of the file, those with one verdict where one is asked for."""
    rows = sheet.rows.order_by("number")
    return rows.filter(**{column_of(sheet): verdict}) if verdict in Row.Verdict.values else rows


def page(rows: QuerySet[Row], after: str, size: int = 50) -> tuple[list[Row], int | None]:
    """Return the rows that follow row number `after`, and the number of the last where more follow."""
    if after.isdecimal() and len(after) < 10:
        rows = rows.filter(number__gt=int(after))
    found = list(rows[: size + 1])
    return found[:size], found[size - 1].number if len(found) > size else None


@dataclass(frozen=True, slots=True)
class Told:
    """A cell as a page shows it, with what is wrong with it."""

    title: str
    said: str
    problems: list[str]


@dataclass(frozen=True, slots=True)
class Explained:
    """A row as a page shows it: its cells, what is wrong with the whole row, and its verdict."""

    row: Row
    cells: list[Told]
    problems: list[str]
    verdict: str
    label: str


def explained(sheet: Sheet, row: Row) -> Explained:
    """Put what is wrong with a row beside the cells it is about, in the reader's language."""
    beside: dict[str, list[str]] = {}
    for column, code, params in row.problems:
        beside.setdefault(column, []).append(told(code, params))
    there = set(sheet.columns.values())
    columns = [column for column in kind(sheet.kind).columns if column.key in there]
    cells = [Told(str(one.title), row.cells.get(one.key, ""), beside.pop(one.key, [])) for one in columns]
    verdict = getattr(row, column_of(sheet))
    general = [said for problems in beside.values() for said in problems]
    return Explained(row, cells, general, verdict, str(Row.Verdict(verdict).label))


def result(sheet: Sheet) -> Iterator[list[object]]:
    """Yield the rows of a sheet as they came, with the number, the verdict and the reasons before them."""
    for row in sheet.rows.order_by("number").iterator(chunk_size=500):
        shown = explained(sheet, row)
        reasons = [*shown.problems, *(f"{cell.title}: {said}" for cell in shown.cells for said in cell.problems)]
        yield [row.number, shown.label, "; ".join(reasons), row.thing_label, *(cell.said for cell in shown.cells)]


def first_of(sheet: Sheet, rows: Iterable[Row]) -> dict[str, int]:
    """Return the number of the first row of a sheet with each identity that these rows have."""
    identities = {row.identity for row in rows if row.identity}
    found = sheet.rows.filter(identity__in=identities).order_by().values_list("identity")
    return dict(found.annotate(Min("number")))


Thing = tuple[str, int | None]


def last_entries(rows: Sequence[Row]) -> dict[Thing, int | None]:
    """Return the last line of history that a sheet itself wrote about each thing of these rows."""
    things = {(row.thing_kind, row.thing_id) for row in rows}
    same = Row.objects.filter(
        sheet__in={row.sheet_id for row in rows},
        thing_kind__in={sort for sort, _pk in things},
        thing_id__in={pk for _sort, pk in things},
    )
    return {
        (sort, pk): last
        for sort, pk, last in same.order_by().values_list("thing_kind", "thing_id").annotate(Max("last_entry"))
    }


def touched(row: Row, known: int | None) -> Wrong | None:
    """Say who has worked on a thing after line `known` of history, None where nobody has."""
    later = of(row.thing_kind, row.thing_id or 0).filter(pk__gt=known or 0).first()
    if later is None:
        return None
    return Wrong("touched", who=later.actor_name, at=f"{timezone.localtime(later.at):%H:%M %d/%m/%Y}")


def newest(thing_kind: str, thing_id: int | None) -> int | None:
    """Return the last line of history of a thing, None where it has none."""
    return of(thing_kind, thing_id).values_list("pk", flat=True).first() if thing_id else None
