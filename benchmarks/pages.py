"""The sample papers through the web: time to take each in and lay it on the desk, and time and queries of each page."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 15


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="nhipcau-bench-") as folder:
        os.environ |= {"NHIPCAU_DATA_DIR": folder, "NHIPCAU_DEBUG": "1"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.site.settings")
        import django

        django.setup()
        measure()


def measure() -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from nhipcau.base.localities.actions import mirror_places
    from nhipcau.site import demonstration

    # Debug mode would keep every query in memory; it was only wanted for static files without a build.
    settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    mirror_places()
    login = demonstration.people()[0]
    office = Client()
    office.force_login(login.user)
    print("paper taken in and shown for review             ms")
    for path in sorted(settings.SAMPLES_DIR.iterdir()):
        if path.suffix in demonstration.MEDIA:
            print(f"  {path.name:44} {take_in(office, path):6.0f}")
    accept_all(login.user)
    print(f"page (median of {ROUNDS})                               ms  queries  KB")
    for name, client, url in pages(office):
        seconds, queries, size = visit(client, url)
        print(f"  {name:44} {seconds * 1000:6.1f} {queries:8} {size / 1024:5.1f}")


def take_in(client: object, path: Path) -> float:
    """Upload a paper and follow to the review desk; milliseconds of server time."""
    with path.open("rb") as file:
        began = time.perf_counter()
        answer = client.post("/office/papers/new/", {"file": file}, follow=True)  # type: ignore[attr-defined]
        took = time.perf_counter() - began
    if answer.status_code != 200 or not answer.redirect_chain:
        sys.exit(f"{path.name} was not taken in: {answer.status_code}")
    return took * 1000


def accept_all(user: object) -> None:
    from nhipcau.register.agreements.actions import publish
    from nhipcau.register.intake.actions import accept
    from nhipcau.register.intake.queries import waiting_for

    for draft in waiting_for(user):  # type: ignore[arg-type]
        publish(user, accept(user, draft))  # type: ignore[arg-type]


def pages(office: object) -> list[tuple[str, object, str]]:
    from django.test import Client

    from nhipcau.register.agreements.queries import published, published_commitments
    from nhipcau.register.intake.models import Draft

    portal = Client()
    longest = max(published(), key=lambda agreement: agreement.commitment_count)
    draft = Draft.objects.get(document=longest.document)
    return [
        ("portal: home", portal, "/"),
        ("portal: agreements", portal, "/agreements/"),
        ("portal: longest agreement", portal, f"/agreements/{longest.pk}/"),
        ("portal: commitment", portal, f"/commitments/{published_commitments()[0].pk}/"),
        ("office: home", office, "/office/"),
        ("office: papers", office, "/office/papers/"),
        ("office: longest paper on the review desk", office, f"/office/papers/{draft.pk}/"),
        ("office: agreements", office, "/office/agreements/"),
        ("office: longest agreement", office, f"/office/agreements/{longest.pk}/"),
    ]


def visit(client: object, url: str) -> tuple[float, int, int]:
    """Median seconds, queries of one visit, and bytes of the page before compression."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    get: Callable[[str], object] = client.get  # type: ignore[attr-defined]
    with CaptureQueriesContext(connection) as queries:
        answer = get(url)
    asked = len(queries)  # now, since the next request empties the log
    if answer.status_code != 200:  # type: ignore[attr-defined]
        sys.exit(f"{url}: {answer.status_code}")  # type: ignore[attr-defined]
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        get(url)
        times.append(time.perf_counter() - began)
    return statistics.median(times), asked, len(answer.content)  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
