"""The work on sheets in the background: read, check, take, take back, a block of rows in each transaction.

A block and the verdicts on its rows are committed together, and a sheet is locked meanwhile: whoever is killed, or
called twice, leaves nothing half done and does nothing again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, BinaryIO, NamedTuple, cast

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError, transaction
from django.db.models import Max, Model
from django.utils import translation
from django_tasks import task

from nhipcau.base.history.actions import record

from ..models import Row, Sheet, State
from ..queries import counted, kind, touched
from ..queries.sheets import first_of, last_entries, newest
from ..rules import Book, Column, Merge, Origin, Taken, Wrong, digest, opened, values_of

BLOCK = 100
# So many blocks are done before others that wait have their turn.
TURN = 20
READ_AT_ONCE = 500
MOST_ROWS = 50_000
Verdict = Row.Verdict
Problem = tuple[str, str, dict[str, Any]]
log = logging.getLogger(__name__)


@task()
def work(pk: int) -> None:
    """Do what a sheet waits for, from where it stands to the next decision of a person.

    After some blocks other tasks have their turn.
    """
    with translation.override(settings.LANGUAGE_CODE):
        if all(block(pk) for _each in range(TURN)):
            work.enqueue(pk)


def block(pk: int) -> bool:
    """Do the next piece of work on a sheet; False where there is none."""
    if (reading := Sheet.objects.filter(pk=pk, state=State.READING).first()) is not None:
        _read(reading)
        return True
    with transaction.atomic():
        sheet = Sheet.objects.select_for_update(of=("self",)).select_related("asked_by").filter(pk=pk).first()
        step = STEPS.get(State(sheet.state)) if sheet else None
        if sheet is not None and step is not None:
            step(sheet)
        return step is not None


def _read(sheet: Sheet) -> None:
    """Write the rows of the file down, those that are there already left out, and go on to checking."""
    done = sheet.rows.aggregate(last=Max("number"))["last"] or sheet.heading
    with sheet.original.open() as file:
        try:
            fresh = _fresh(sheet, opened(cast("BinaryIO", file)), after=done)
            while some := list(islice(fresh, READ_AT_ONCE)):
                Row.objects.bulk_create(some, ignore_conflicts=True)
            _ensure_rows(sheet)
            found: dict[str, Any] = {"state": State.CHECKING}
        except Wrong as wrong:
            found = {"state": State.FAILED, "problem": [wrong.code, wrong.params]}
    Sheet.objects.filter(pk=sheet.pk, state=State.READING).update(**found)


def _ensure_rows(sheet: Sheet) -> None:
    if not sheet.rows.exists():
        raise Wrong("no_rows")


def _fresh(sheet: Sheet, book: Book, *, after: int) -> Iterator[Row]:
    places = {int(place): column for place, column in sheet.columns.items()}
    identity = kind(sheet.kind).identity
    merges = [merge for merge in book.merges() if merge.bottom > sheet.heading]
    count = sheet.rows.count()
    for line in book.lines():
        cells = {column: line.cells[place] for place, column in places.items() if place < len(line.cells)}
        cells = {column: said for column, said in cells.items() if said}
        if line.number <= after or not cells:
            continue
        count += 1
        if count > MOST_ROWS:
            raise Wrong("rows", most=MOST_ROWS)
        row = Row(sheet=sheet, number=line.number, cells=cells, identity=digest(identity, cells))
        yield _merged(row, merges)


def _merged(row: Row, merges: Sequence[Merge]) -> Row:
    over = [merge.ref for merge in merges if merge.top <= row.number <= merge.bottom]
    if over:
        row.problems = [("", "merged", {"ref": ", ".join(over)})]
        row.foretold = row.verdict = Verdict.REFUSED
    return row


def _check(sheet: Sheet) -> None:
    """Take a block of rows and undo that: what happened is what will happen."""
    rows = list(sheet.rows.filter(foretold=Verdict.WAITING).order_by("number")[:BLOCK])
    with transaction.atomic():
        for row, outcome in _attempted(sheet, rows):
            row.foretold, row.problems = outcome.verdict, outcome.problems
        transaction.set_rollback(True)
    Row.objects.bulk_update(rows, ["foretold", "problems"])
    if not rows:
        _move(sheet, State.READY)


def _take(sheet: Sheet) -> None:
    rows = list(sheet.rows.filter(verdict=Verdict.WAITING).order_by("number")[:BLOCK])
    for row, outcome in _attempted(sheet, rows):
        row.verdict, row.problems = outcome.verdict, outcome.problems
        if outcome.taken:
            thing: Model = outcome.taken.thing
            row.thing_kind, row.thing_id, row.thing_label = thing._meta.label_lower, thing.pk, str(thing)[:300]
            row.before = dict(outcome.taken.before)
    for row in rows:
        row.last_entry = newest(row.thing_kind, row.thing_id)
    fields = ["verdict", "problems", "thing_kind", "thing_id", "thing_label", "before", "last_entry"]
    Row.objects.bulk_update(rows, fields)
    if not rows:
        _move(sheet, State.DONE, "sheets.done")


def _undo(sheet: Sheet) -> None:
    """Take a block of rows back, the last first: what rests on an earlier row goes before it."""
    taken = sheet.rows.filter(verdict__in=(Verdict.MADE, Verdict.CHANGED))
    rows = list(taken.order_by("-number")[:BLOCK])
    known = last_entries(rows)
    for row in rows:
        thing = (row.thing_kind, row.thing_id)
        row.problems = _take_back(sheet, row, known[thing])
        row.verdict = Verdict.KEPT if row.problems else Verdict.TAKEN_BACK
        if not row.problems:
            # What this sheet does to a thing is no work of somebody else on it.
            row.last_entry = known[thing] = newest(*thing)
    Row.objects.bulk_update(rows, ["verdict", "problems", "last_entry"])
    if not rows:
        _move(sheet, State.UNDONE, "sheets.undone")


def _take_back(sheet: Sheet, row: Row, known: int | None) -> list[Problem]:
    if wrong := touched(row, known):
        return [("", wrong.code, wrong.params)]
    undo = kind(sheet.kind).take_back
    return _tried(lambda: undo(sheet.asked_by, row.thing_id or 0, row.before))[1]


STEPS: dict[State, Callable[[Sheet], None]] = {
    State.CHECKING: _check,
    State.RUNNING: _take,
    State.UNDOING: _undo,
}


def _move(sheet: Sheet, state: State, deed: str = "") -> None:
    sheet.state = state
    sheet.save(update_fields=["state"])
    if deed:
        record(sheet.asked_by, deed, sheet, {"rows": counted(sheet)}, on_behalf_of=sheet.office)


class Outcome(NamedTuple):
    """What became of a row, why not where it was refused, and what it made or changed."""

    verdict: str
    problems: list[Problem]
    taken: Taken | None = None


def _attempted(sheet: Sheet, rows: list[Row]) -> Iterator[tuple[Row, Outcome]]:
    """Take rows one after another and tell what became of each."""
    sort = kind(sheet.kind)
    there = set(sheet.columns.values())
    columns = [column for column in sort.columns if column.key in there]
    first = first_of(sheet, rows)
    for row in rows:
        values, wrong = values_of(columns, row.cells)
        if not wrong and first.get(row.identity, row.number) < row.number:
            wrong = {sort.identity[0]: Wrong("repeated", row=first[row.identity])}
        if wrong:
            yield row, Outcome(Verdict.REFUSED, [(column, one.code, one.params) for column, one in wrong.items()])
            continue
        taken, problems = _tried(partial(sort.take, sheet.asked_by, values, _origin(sheet, columns, row)))
        yield row, Outcome(taken.verdict, [], taken) if taken else Outcome(Verdict.REFUSED, problems)


def _origin(sheet: Sheet, columns: Sequence[Column], row: Row) -> Origin:
    said = ((column.key, str(column.title), " ".join(row.cells.get(column.key, "").split())) for column in columns)
    return Origin(sheet.name, row.number, tuple(cell for cell in said if cell[2]))


def _tried(deed: Callable[[], Any]) -> tuple[Any, list[Problem]]:
    """Do something whole or not at all; a refusal is asked for again in each language, since it is kept as words."""
    said: dict[str, dict[str, str]] = {}
    for language, _name in settings.LANGUAGES:
        try:
            with translation.override(language), transaction.atomic():
                return deed(), []
        except (ValidationError, PermissionDenied) as refusal:
            with translation.override(language):
                for column, words in _words(refusal).items():
                    said.setdefault(column, {})[language] = words
        except OperationalError:
            # The database is away: the block is done again later, as a whole.
            raise
        except Exception:
            log.exception("a row of a sheet could not be taken")
            return None, [("", "unexpected", {})]
    return None, [(column, "said", words) for column, words in said.items()]


def _words(refusal: ValidationError | PermissionDenied) -> dict[str, str]:
    if isinstance(refusal, ValidationError) and hasattr(refusal, "error_dict"):
        named = refusal.message_dict
        return {"" if column == "__all__" else column: " ".join(words) for column, words in named.items()}
    return {"": " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)}
