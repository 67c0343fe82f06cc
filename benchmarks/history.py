"""A long history: time to write a line, to seal what waits, to read a page of it, to export and to verify it.

python benchmarks/history.py [LINES]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

LINES, BLOCK, WAITING = 1_000_000, 500, 99
AT = datetime(2026, 1, 1, tzinfo=UTC)
SAID = {
    "actor_id": None,
    "actor_name": "Lan",
    "on_behalf_of": "",
    "action": "test.act",
    "subject_kind": "test.thing",
    "subject_label": "Biên bản",
    "changes": {"title": ["cũ", "mới"]},
}
ENTRY = (
    "INSERT INTO history_entry (id, at, actor_id, actor_name, on_behalf_of, action, subject_kind, subject_id, "
    "subject_label, changes, digest) VALUES (%s, %s, NULL, 'Lan', '', 'test.act', 'test.thing', %s, 'Biên bản', "
    """'{"title": ["cũ", "mới"]}', %s)"""
)
BLOCK_ROW = (
    "INSERT INTO history_block (number, previous, sealed_at, size, root, digest) VALUES (%s, %s, %s, %s, %s, %s)"
)
SEAL = "INSERT INTO history_seal (entry_id, block_id, position) VALUES (%s, %s, %s)"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="nhipcau-bench-") as folder:
        os.environ |= {"NHIPCAU_DATA_DIR": folder, "NHIPCAU_DEBUG": "1"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.site.settings")
        import django

        django.setup()
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else LINES)


def measure(lines: int) -> None:
    from django.conf import settings
    from django.core.management import call_command

    from nhipcau.base.accounts.models import Office
    from nhipcau.base.history import actions, queries
    from nhipcau.base.history.rules import bundle_faults, chain_faults

    # Debug mode would keep every query in memory; it was only wanted for static files without a build.
    settings.DEBUG = False
    call_command("migrate", verbosity=0)
    fill(lines)
    office = Office.objects.create(name="Sở Tài chính")
    waiting = [lambda: actions.record(None, "test.act", office, {"n": 1}) for _ in range(WAITING)]
    print(f"{lines:,} lines in {-(-lines // BLOCK):,} blocks")
    tell(f"write a line (of {WAITING})", *waiting)
    tell(f"seal {WAITING} lines", actions.seal)
    tell("a page of one thing's history", lambda: queries.page_of(queries.of("test.thing", 7)))
    made: list[bytes] = []
    tell("export one thing's history", lambda: made.append(actions.export(office, {"test.thing": [7]})))
    print(f"  the bundle has {len(made[0]) / 1024**2:.1f} MB")
    tell("verify the bundle", lambda: bundle_faults(made[0]))
    tell("verify the whole history", lambda: list(chain_faults(queries.sealed_blocks())))


def tell(what: str, *deeds: Callable[[], object]) -> None:
    begun = time.perf_counter()
    for deed in deeds:
        deed()
    print(f"  {what:32} {(time.perf_counter() - begun) / len(deeds) * 1000:10.1f} ms", flush=True)


def fill(lines: int) -> None:
    """Write a sealed history, a block at a time, past the models: they would take a quarter of an hour."""
    from django.db import connection, transaction

    from nhipcau.base.history.queries import instant
    from nhipcau.base.history.rules import GENESIS, block_digest, entry_digest, root_of

    previous = GENESIS
    with transaction.atomic(), connection.cursor() as cursor:
        for number, rows in enumerate(blocks(lines), start=1):
            said = [(pk, {**SAID, "at": instant(AT), "subject_id": pk % 100_000}) for pk in rows]
            digests = [entry_digest(one) for _, one in said]
            entries = [(pk, str(AT), one["subject_id"], d) for (pk, one), d in zip(said, digests, strict=True)]
            cursor.executemany(ENTRY, entries)
            root = root_of(digests)
            digest = block_digest(number, previous, instant(AT), root)
            cursor.execute(BLOCK_ROW, (number, previous, str(AT), len(said), root, digest))
            cursor.executemany(SEAL, [(pk, number, at) for at, (pk, _) in enumerate(said)])
            previous = digest


def blocks(lines: int) -> Iterator[range]:
    for start in range(1, lines + 1, BLOCK):
        yield range(start, min(start + BLOCK, lines + 1))


if __name__ == "__main__":
    main()
