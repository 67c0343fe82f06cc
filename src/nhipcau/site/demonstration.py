"""Illustrative data for a first session: three offices, four people, the sample papers."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.base.accounts.actions import enrol, new_password, open_office
from nhipcau.base.accounts.models import Office, Role, User
from nhipcau.base.documents.models import Document
from nhipcau.base.history.actions import record
from nhipcau.base.history.queries import of
from nhipcau.base.localities.queries import version_of
from nhipcau.register.agreements.actions import publish
from nhipcau.register.intake.actions import accept, take_in

MEDIA = {".txt": Document.Media.TEXT, ".html": Document.Media.HTML}
# So many samples are accepted and published at once, so that the portal has something to show; the others wait.
PUBLISHED = 2
OURS = "Cơ quan thường trực Hà Nội (minh họa)"
READER = "canbo"
LOADED = "site.demonstrate"


@dataclass(frozen=True, slots=True)
class Login:
    """An account and its password, told once and kept nowhere."""

    user: User
    password: str


def wanted() -> bool:
    """Say whether this installation has nobody in it yet."""
    return not User.objects.exists()


def unfinished() -> User | None:
    """Return who brings the sample papers in, where this installation has begun a demonstration and not ended it."""
    reader = User.objects.filter(username=READER, assignments__office__name=OURS).first()
    office = reader and reader.office
    if office is None or of("accounts.office", office.pk).filter(action=LOADED).exists():
        return None
    return reader


@transaction.atomic
def people() -> list[Login]:
    """Make the offices and accounts of the demonstration and return them with their passwords."""
    capital = version_of("p01b", 1)
    partner = version_of("p40b", 1)
    ours = open_office(None, name=OURS, unit=capital.unit if capital else None)
    theirs = open_office(None, name="Cơ quan thường trực Nghệ An (minh họa)", unit=partner.unit if partner else None)
    installation = open_office(None, name="Quản trị hệ thống (minh họa)")
    return [
        _login(READER, "Cán bộ Hà Nội", ours, Role.OFFICER),
        _login("lanhdao", "Lãnh đạo Hà Nội", ours, Role.LEADER),
        _login("doitac", "Cán bộ Nghệ An", theirs, Role.OFFICER),
        _login("quantri", "Quản trị hệ thống", installation, Role.ADMINISTRATOR),
    ]


def _login(username: str, full_name: str, office: Office, role: str) -> Login:
    password = new_password()
    user = enrol(
        None, username=username, full_name=f"{full_name} (minh họa)", password=password, office=office, role=role
    )
    return Login(user, password)


def papers(user: User) -> int:
    """Bring the sample papers in, publish the first ones, and return how many there are.

    Broken off and called again it goes on where it was: what is there already stays as it is.
    """
    count = 0
    for path in sorted(settings.SAMPLES_DIR.glob("*")):
        if path.suffix in MEDIA:
            _bring(user, path, published=count < PUBLISHED)
            count += 1
    record(None, LOADED, user.office or user, {"papers": count})
    return count


@transaction.atomic
def _bring(user: User, path: Path, *, published: bool) -> None:
    taken = take_in(user, name=path.name, content=path.read_bytes(), media_type=MEDIA[path.suffix], illustrative=True)
    if published and not taken.known:
        # A paper that cannot be accepted as it is waits on the review desk like the others.
        with suppress(ValidationError), transaction.atomic():
            publish(user, accept(user, taken.draft))
