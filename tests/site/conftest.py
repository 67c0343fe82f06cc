"""A small world in which somebody of every role tries every address."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

PAPER = "Tỉnh Nghệ An và thành phố Hà Nội ký biên bản. Hai bên phối hợp quảng bá du lịch biển trong năm 2024."


@dataclass
class World:
    """The people by role, what they may or may not open, and the session and access key of each."""

    people: dict[str, Any] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def client(self, role: str) -> Client:
        """Return a browser in which this role is signed in; one that shows errors as pages."""
        client = Client(raise_request_exception=False)
        if role in self.sessions:
            client.cookies["sessionid"] = self.sessions[role]
        return client


@pytest.fixture
def world(signed, mirror, officer, viewer, office, other_office):
    """Hà Nội's office has all roles; the partner sits in Nghệ An, the stranger in Hải Phòng."""
    from nhipcau.base.accounts.models import Office, User

    mirror("p01b", "p40b", "p31b")
    elsewhere = Office.objects.create(name="Sở Tài chính thành phố Biển Xa", unit_id="p31b")
    for one, uid in ((office, "p01b"), (other_office, "p40b")):
        one.unit_id = uid
        one.save()
    made = World()
    made.people = {"officer": officer, "viewer": viewer, **cast(office, other_office, elsewhere)}
    made.people = {role: User.objects.get(pk=one.pk) for role, one in made.people.items()}
    lend(made.people["officer"], made.people["delegate"])
    made.things = papers(made.people["officer"], signed) | rows(made.people) | seats(made.people, elsewhere)
    for role, one in made.people.items():
        client = Client()
        client.force_login(User.objects.get(pk=one.pk))
        made.sessions[role] = client.cookies["sessionid"].value
        made.keys[role] = key_of(User.objects.get(pk=one.pk))
    return made


def cast(own, partners, strangers):
    seats = {"leader": own, "standing": own, "administrator": own, "locality": partners, "stranger": strangers}
    found = {role: seated(role, seat, "officer" if role == "stranger" else role) for role, seat in seats.items()}
    return found | {"delegate": seated("delegate", strangers, "viewer")}


def seated(name, office, role):
    from nhipcau.base.accounts.models import Assignment, User

    person = User.objects.create_user(name, full_name=name, password="mat-khau-thu-nghiem")
    Assignment.objects.create(person=person, office=office, role=role, since=timezone.localdate())
    return person


def lend(officer, delegate):
    from nhipcau.base.accounts.actions import act_as
    from nhipcau.base.accounts.actions import delegate as lent_to

    lent_to(officer, officer.acting, to=delegate, until=timezone.localdate() + timedelta(days=3))
    delegate.__dict__.pop("held", None)
    act_as(delegate, officer.acting)


def key_of(person):
    from django.core.exceptions import PermissionDenied

    from nhipcau.base.accounts.actions import make_token

    try:
        return make_token(person, name="chương trình").secret
    except PermissionDenied:
        return ""


def papers(officer, signed):
    from nhipcau.register.agreements.actions import publish, return_to_draft
    from nhipcau.register.intake.actions import add_finding, take_in

    public, house = signed("p01b", "p40b"), signed("p40b", "p01b")
    draft = signed("p01b", "p40b", "p15b")
    publish(officer, public)
    return_to_draft(officer, draft)
    house.signatories.create(name="Đỗ Văn Sơn", quote=house.commitments.first().quote)
    paper = take_in(officer, name="bien-ban.txt", content=PAPER.encode(), media_type="text/plain").draft
    at = PAPER.index("quảng bá")
    values = {"field": "tourism", "status": "agreed"}
    finding = add_finding(officer, paper, kind="commitment", start=at, end=at + 20, values=values)
    return {
        "public": public,
        "public_commitment": public.commitments.get(),
        "house": house,
        "party": house.parties.first(),
        "signatory": house.signatories.get(),
        "commitment": house.commitments.get(),
        "draft": draft,
        "paper": paper,
        "finding": finding,
    }


def rows(people):
    from nhipcau.base.localities.models import Unit
    from nhipcau.base.sheets.actions import upload
    from nhipcau.base.sheets.queries import template
    from nhipcau.register.intake.actions import bring_in
    from nhipcau.register.needs.actions import Said, open_profile, state

    officer, administrator = people["officer"], people["administrator"]
    profile = open_profile(officer, Unit.objects.get(pk="p01b"))
    need = state(officer, profile, Said("request", "tourism", "Cần hướng dẫn viên"))
    incoming = bring_in(officer, name="moi.txt", content=b"Chao ban", channel="upload")
    found = {"profile": profile, "need": need, "incoming": incoming, "batch": incoming.batch}
    return found | {"sheet": sheet(upload, template, administrator)}


def seats(people, elsewhere):
    """The offices and people that somebody may look after."""
    from nhipcau.base.accounts.actions import make_token
    from nhipcau.base.accounts.models import Office, Succession

    officer, viewer = people["officer"], people["viewer"]
    former = Office.objects.create(name="Sở cũ thành phố Sông Xanh", unit_id="p01b")
    day = timezone.localdate()
    succession = Succession.objects.create(former=former, successor=officer.office, day=day, basis="NQ 1")
    return {
        "office": officer.office,
        "elsewhere": elsewhere,
        "former": former,
        "succession": succession,
        "person": viewer,
        "seat": viewer.acting,
        "lender": officer,
        "lent_seat": officer.acting,
        "lent": officer.acting.delegations.get(),
        "stranger": people["stranger"],
        "token": make_token(officer, name="máy cũ").token,
        "later": (timezone.localdate() + timedelta(days=2)).strftime("%d/%m/%Y"),
    }


def sheet(upload, template, administrator):
    from nhipcau.base.sheets.queries import kind

    file = template(kind("offices"))
    content = file.read()
    file.seek(0)
    return upload(administrator, "offices", name="co-quan.xlsx", file=file, size=len(content))
