"""Lists and pages of a register of 100,000 agreements with 1,000,000 commitments, on SQLite and on PostgreSQL.

python benchmarks/register.py            a hundredth of that, for a quick look
python benchmarks/register.py --full     all of it: some minutes and some gigabytes in the folder of temporary files

Prints for each page the queries and the milliseconds of server time, half and 95 of 100 visits. DATABASE_URL measures
one database only.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

FULL = 100_000
QUICK = 1_000
EACH = 10
OFFICES = 400
ROUNDS = 20
BATCH = 2_000
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"
# Some fields are in every other agreement, some in one of a hundred.
WEIGHTS = (5, 2, 6, 4, 6, 12, 14, 1, 10, 9, 6, 5, 6, 2, 3, 3, 7, 3, 5, 2, 3, 1, 3, 8)
VERBS = ("Phối hợp", "Hỗ trợ", "Tổ chức", "Kết nối", "Trao đổi", "Chuyển giao", "Quảng bá", "Xây dựng")
THINGS = ("tuyến du lịch", "hội chợ nông sản", "lớp bồi dưỡng cán bộ", "cổng thông tin", "vùng nguyên liệu", "đường")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--full", action="store_true", help="100,000 agreements instead of 1,000")
    options.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    count = FULL if chosen.full else QUICK
    if chosen.here:
        measure(count)
        return
    size = ["--full"] if chosen.full else []
    urls = [os.environ["DATABASE_URL"]] if os.environ.get("DATABASE_URL") else ["", "postgresql"]
    for url in urls:
        run(url, size)


def run(url: str, size: list[str]) -> None:
    """Measure in a process of its own, on a database of its own."""
    with tempfile.TemporaryDirectory(prefix="nhipcau-bench-") as folder:
        environment = {**os.environ, "NHIPCAU_DATA_DIR": folder, "NHIPCAU_DEBUG": "1"}
        environment["DJANGO_SETTINGS_MODULE"] = "nhipcau.site.settings"
        command = [sys.executable, __file__, "--here", *size]
        if url != "postgresql":
            subprocess.run(command, env=environment | {"DATABASE_URL": url}, check=True)
            return
        sys.path.insert(0, str(SCRIPTS))
        try:
            from check import postgresql

            with postgresql() as own:
                subprocess.run(command, env=environment | {"DATABASE_URL": own}, check=True)
        except (ImportError, OSError) as problem:
            print(f"PostgreSQL was not measured: {problem}")


def measure(count: int) -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    # Debug mode would keep every query in memory; it was only wanted for static files without a build.
    settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    officer = fill(count)
    print(f"{connection.vendor}: {count:,} agreements, {count * EACH:,} commitments", end=" ")
    print(f"written in {time.perf_counter() - began:.0f} s")
    print(f"  {'page':52} queries   p50 ms   p95 ms")
    for name, client, url in pages(officer):
        queries, half, most = visit(client, url)
        print(f"  {name:52} {queries:7} {half:8.1f} {most:8.1f}", flush=True)


def fill(count: int) -> Any:
    """Write a register of so many agreements, each with its parties and commitments, and return an officer."""
    from django.db import connection, transaction

    from nhipcau.base.accounts.models import User
    from nhipcau.base.localities.actions import mirror_places
    from nhipcau.register.agreements.models import Agreement

    if Agreement.objects.exists():
        # A database of the caller's, filled by an earlier run.
        return User.objects.earliest("pk")
    mirror_places()
    people = staff()
    dice = random.Random(20260101)
    with transaction.atomic():
        for start in range(0, count, BATCH):
            write(dice, start, min(start + BATCH, count), people)
        tally()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    return people[0][0]


def staff() -> list[tuple[Any, Any]]:
    """Return offices of the provinces of today with an officer each; the first is Hà Nội's."""
    from nhipcau.base.accounts.actions import enrol, open_office
    from nhipcau.base.localities.models import Unit, Version

    today = Version.objects.filter(unit__level=1, valid_to=None).order_by("unit").values_list("unit", flat=True)
    found = []
    for uid in today:
        office = open_office(None, name=f"Sở Tài chính {uid}", unit=Unit.objects.get(pk=uid))
        name = {"username": f"canbo-{uid}", "full_name": f"Cán bộ {uid}"}
        found.append((enrol(None, **name, password="mat-khau-rat-dai", office=office, role="standing"), office))
    return found


def write(dice: random.Random, start: int, end: int, people: list[tuple[Any, Any]]) -> None:
    from nhipcau.base.documents.models import Document, Quote
    from nhipcau.register.agreements.models import Agreement

    made = [one(dice, number, people) for number in range(start, end)]
    documents = Document.objects.bulk_create([row["document"] for row in made])
    quotes = Quote.objects.bulk_create([Quote(document=paper, start=0, end=9, surface="x") for paper in documents])
    for row, paper in zip(made, documents, strict=True):
        row["agreement"].document = paper
    agreements = Agreement.objects.bulk_create([row["agreement"] for row in made])
    parties, commitments, topics, terms = [], [], [], []
    for row, agreement, quote in zip(made, agreements, quotes, strict=True):
        parties += [(agreement.pk, quote.pk, *party, "", "", "", "", 1) for party in row["parties"]]
        commitments += [
            (agreement.pk, quote.pk, order, text, field, field, "agreed", "", False, 1)
            for order, (field, text) in enumerate(row["commitments"], start=1)
        ]
        counts = Counter(field for field, _ in row["commitments"])
        topics += [(agreement.pk, field, number) for field, number in counts.items()]
        terms += [(agreement.pk, word) for word in row["terms"]]
    party = "agreement_id quote_id name level version_id unit_id province_id within standing_agency leader_name"
    insert("agreements_party", f"{party} leader_position edition", parties)
    commitment = "agreement_id quote_id order text field fields standing period quantified edition"
    insert("agreements_commitment", commitment, commitments)
    insert("agreements_topic", "agreement_id fields number", topics)
    insert("agreements_term", "agreement_id word", terms)


def insert(table: str, columns: str, rows: list[tuple[Any, ...]]) -> None:
    """Write many rows past the ORM, which would take an hour for millions."""
    from django.db import connection

    names = ", ".join(f'"{name}"' for name in columns.split())
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * len(columns.split()))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
            return
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def one(dice: random.Random, number: int, people: list[tuple[Any, Any]]) -> dict[str, Any]:
    """Return the rows of one agreement, not yet written."""
    from nhipcau.base.documents.models import Document
    from nhipcau.register.agreements.models import Agreement, Field, Form
    from nhipcau.register.agreements.rules import closed_as_internal, closing, place_in_time, reach, terms

    user, office = dice.choice(people)
    sides = [dice.choice(units()) for _ in range(dice.choice((2, 2, 2, 3)))]
    names = [name for _, name, _, _ in sides]
    year = dice.choice(range(1995, 2026))
    signed = dice.choice((f"{year}", f"{year}-{dice.randint(1, 12):02}", f"{year}-03-{dice.randint(1, 28):02}"))
    validity = dice.choice(("", f"{year}/{year + 5}", f"{year}/..", f"{year}/{year + 2}"))
    found = closing(reach(validity)[1], None, closed_as_internal([uid for uid, *_ in sides]))
    title, code = f"Biên bản hợp tác {' – '.join(names)}", f"{number}/BB-UBND"
    paper = Document(
        office=office, name=f"{number}.txt", media_type="text/plain", original=f"x/{number}", size=9,
        sha256=f"{number:064}", words_sha256=f"{number:064}", text=f"{title}.", added_by=user, added_at=NOW,
    )  # fmt: skip
    agreement = Agreement(
        office=office, title=title, form=dice.choice(Form.values), number=code, signed=signed, validity=validity,
        created_at=NOW, adopted_at=NOW if number % 50 else None, signed_order=place_in_time(signed),
        published_at=NOW + timedelta(seconds=number) if number % 10 else None, starts_on=reach(validity)[0],
        closed_on=found.on if found else None, closed_as=found.to if found else "", commitment_count=EACH,
    )  # fmt: skip
    levels = ("", "province", "district", "commune")
    parties = [(name, levels[level], version, uid, province(uid)) for uid, name, level, version in sides]
    fields = dice.choices(Field.values, WEIGHTS, k=EACH)
    commitments = [(field, f"{dice.choice(VERBS)} {dice.choice(THINGS)} số {number}") for field in fields]
    words = terms(title, code)
    return {"document": paper, "agreement": agreement, "parties": parties, "commitments": commitments, "terms": words}


_UNITS: list[tuple[str, str, int, int]] = []


def units() -> list[tuple[str, str, int, int]]:
    """Return what signs agreements: every province and district of any time, and some communes."""
    from nhipcau.base.localities.models import Version

    if not _UNITS:
        rows = Version.objects.order_by("unit", "ver").values_list("unit", "name", "unit__level", "pk")
        last = {uid: (uid, name, level, pk) for uid, name, level, pk in rows}
        signing = [row for number, row in enumerate(last.values()) if row[2] < 3 or number % 10 == 0]
        # Provinces sign more than districts, and those more than communes.
        _UNITS.extend(row for row in signing for _ in range({1: 40, 2: 4, 3: 1}[row[2]]))
    return _UNITS


def province(uid: str) -> str:
    from nhipcau.register.agreements.rules import province_of

    return province_of(uid)


def tally() -> None:
    """Write the counts of what is published, as publishing one by one would have."""
    from django.db.models import Sum

    from nhipcau.register.agreements.models import Tally, Topic

    counts = Topic.objects.filter(agreement__published_at__isnull=False).order_by().values_list("fields")
    Tally.objects.bulk_create(Tally(fields=name, published=n) for name, n in counts.annotate(n=Sum("number")))


def pages(officer: Any) -> Iterator[tuple[str, Any, str]]:
    """Yield each page that is measured: its name, who visits, its address."""
    from django.test import Client

    from nhipcau.register.agreements.models import Agreement, Commitment

    office, public = Client(), Client()
    office.force_login(officer)
    shown = Agreement.objects.filter(published_at__isnull=False, adopted_at__isnull=False)
    own = shown.filter(office=officer.office)
    middle = own[own.count() // 2]
    commitment = Commitment.objects.filter(agreement=middle).exclude(field="defence_security").first()
    assert commitment is not None
    filters = {
        "list": "",
        "words found often": "q=bien+ban+hop+tac",
        "words found seldom": f"q={middle.number.replace('/', '%2F')}",
        "words with a locality": "q=lao+cai+nghe+an",
        "province of today with all before it": "locality=L%C3%A0o+Cai",
        "former province": "locality=H%C3%A0+T%C3%A2y",
        "former district with its heirs": "locality=d417a",
        "field found often": "field=trade",
        "field found seldom": "field=consumer_protection",
        "year": "year=2019",
        "state": "state=expiring",
        "form and state": "form=minutes&state=in_force",
        "field, locality and year": "field=tourism&locality=H%C3%A0+N%E1%BB%99i&year=2021",
        "nothing found": "q=khong+co+gi+ca",
    }
    for name, query in filters.items():
        yield f"office list: {name}", office, f"/office/agreements/?{query}"
    yield "office list: by title", office, "/office/agreements/?sort=title"
    yield "office list: by date of signing", office, "/office/agreements/?sort=signed"
    yield "office list: far down", office, f"/office/agreements/?after={middle.pk}"
    yield "office: one agreement", office, f"/office/agreements/{middle.pk}/"
    yield "office: edit a commitment", office, f"/office/agreements/{middle.pk}/commitments/{commitment.pk}/"
    for name, query in filters.items():
        yield f"public list: {name}", public, f"/agreements/?{query}"
    yield "public: one agreement", public, f"/agreements/{middle.pk}/"
    yield "public commitments: list", public, "/commitments/"
    yield "public commitments: field found seldom", public, "/commitments/?field=consumer_protection"
    yield "public commitments: far down", public, f"/commitments/?after={commitment.pk}"
    yield "public: one commitment", public, f"/commitments/{commitment.pk}/"
    yield "public: home", public, "/"


def visit(client: Any, url: str) -> tuple[int, float, float]:
    """Return the queries of one visit, and the milliseconds that half and 95 of 100 visits take at most."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url)
    asked = len(queries)  # now, since the next request empties the log
    if answer.status_code != 200:
        sys.exit(f"{url}: {answer.status_code}")
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        client.get(url)
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return asked, times[len(times) // 2], times[int(len(times) * 0.95) - 1]


if __name__ == "__main__":
    main()
