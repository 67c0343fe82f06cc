"""Illustrative data for a first session: two offices, three people, the sample papers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.base.accounts.actions import enrol, new_password, open_office
from nhipcau.base.accounts.models import Office, User
from nhipcau.base.documents.models import Document
from nhipcau.base.localities.queries import version_of
from nhipcau.register.agreements.actions import publish
from nhipcau.register.intake.actions import accept, take_in

MEDIA = {".txt": Document.Media.TEXT, ".html": Document.Media.HTML}
# So many samples are accepted and published at once, so that the portal has something to show; the others wait.
PUBLISHED = 2


@dataclass(frozen=True, slots=True)
class Login:
    """An account and its password, told once and kept nowhere."""

    user: User
    password: str


def wanted() -> bool:
    """Say whether this installation has nobody in it yet."""
    return not User.objects.exists()


@transaction.atomic
def people() -> list[Login]:
    """Make the offices and accounts of the demonstration and return them with their passwords."""
    capital = version_of("p01b", 1)
    partner = version_of("p40b", 1)
    ours = open_office(None, name="Cơ quan thường trực Hà Nội (minh họa)", unit=capital.unit if capital else None)
    theirs = open_office(None, name="Cơ quan thường trực Nghệ An (minh họa)", unit=partner.unit if partner else None)
    return [
        _login("canbo", "Cán bộ Hà Nội", ours, User.Role.OFFICER),
        _login("lanhdao", "Lãnh đạo Hà Nội", ours, User.Role.LEADER),
        _login("doitac", "Cán bộ Nghệ An", theirs, User.Role.OFFICER),
    ]


def _login(username: str, full_name: str, office: Office, role: str) -> Login:
    password = new_password()
    user = enrol(
        None, username=username, full_name=f"{full_name} (minh họa)", password=password, office=office, role=role
    )
    return Login(user, password)


def papers(user: User) -> int:
    """Bring the sample papers in, publish the first ones, and return how many there are."""
    count = 0
    for path in sorted(settings.SAMPLES_DIR.glob("*")):
        if path.suffix in MEDIA:
            _bring(user, path, published=count < PUBLISHED)
            count += 1
    return count


def _bring(user: User, path: Path, *, published: bool) -> None:
    taken = take_in(user, name=path.name, content=path.read_bytes(), media_type=MEDIA[path.suffix], illustrative=True)
    if published and not taken.known:
        try:
            publish(user, accept(user, taken.draft))
        except ValidationError:
            # Then it waits on the review desk like the others.
            return
