"""Whatever fields are restricted, no word of theirs is on any page that everyone may open, in any list or file."""

from __future__ import annotations

import html
import re
from io import BytesIO
from itertools import product
from urllib.parse import urljoin, urlsplit
from zipfile import ZipFile

import pytest

from nhipcau.base.documents.actions import keep
from nhipcau.base.localities.models import Unit, Version
from nhipcau.register.agreements.actions import Content, Heading, Said, publish
from nhipcau.register.agreements.actions import enter as enter_agreement
from nhipcau.register.needs import actions as needs

# A word of each field that stands nowhere else; the last one has a second field.
WORDS = {
    "tourism": "thuyenmay",
    "defence_security": "chotgac",
    "ethnic_religion": "lehoidinh",
    "health": "tramxa",
    "trade external": "cuakhauphu",
}
RESTRICTED = [
    {"defence_security", "ethnic_religion"},
    {"tourism"},
    {"external", "health"},
    {"tourism", "defence_security", "ethnic_religion", "health", "external"},
    set(),
]
LISTS = ("/agreements/", "/commitments/")
FILES = ("as=csv", "as=xlsx")
MOST = 150


@pytest.fixture
def public(officer, office, mirror):
    """A published agreement and a published profile with one thing of each field, all in one paragraph."""
    mirror("p01b", "p40b")
    text = "Hà Nội và Nghệ An " + "; ".join(f"cùng lo việc {word}" for word in WORDS.values()) + "."
    paper = keep(officer, name="bb.txt", content=b"x", media_type="text/plain", text=text, illustrative=False)
    sides = [
        Said(text.index(name), text.index(name) + len(name), {"name": name, "level": "province"}, latest(uid))
        for name, uid in (("Hà Nội", "p01b"), ("Nghệ An", "p40b"))
    ]
    duties = [duty(text, fields.split(), word) for fields, word in WORDS.items()]
    heading = Heading("Biên bản Hà Nội – Nghệ An", "agreement", "12/BB", "2025-03-12")
    agreement = publish(officer, enter_agreement(officer, paper, heading, Content(sides, [], duties)))
    profile = needs.open_profile(officer, Unit.objects.get(pk="p01b"))
    for (fields, word), commitment in zip(WORDS.items(), agreement.commitments.order_by("order"), strict=True):
        said = needs.Said("request", fields.split()[-1], f"Cần giúp việc {word}")
        needs.answer(officer, needs.state(officer, profile, said), commitment)
    needs.publish(officer, profile)
    return agreement


def latest(uid):
    return Version.objects.filter(unit=uid).latest("ver")


def duty(text, fields, word):
    start = text.index(f"cùng lo việc {word}")
    values = {"field": fields[0], "further": fields[1:], "standing": "agreed"}
    return Said(start, start + len(f"cùng lo việc {word}"), values)


@pytest.fixture
def walked(client, public):
    """What a stranger is shown: everything reached by links from the first page, and what lists give when asked."""
    keys = public.commitments.values_list("pk", flat=True)
    waiting = ["/", "/places/p01b/", *(f"/commitments/{pk}/" for pk in keys)]
    waiting += [f"{one}?{ask}" for one, ask in product((*LISTS, "/places/"), FILES)]
    waiting += [f"{one}?q={word}" for one, word in product(LISTS, WORDS.values())]
    waiting += [f"{one}?field={field}" for one, field in product(LISTS, " ".join(WORDS).split())]
    return lambda: dict(walk(client, waiting))


def walk(client, addresses):
    waiting, seen = list(addresses), set(addresses)
    for _ in range(MOST):
        if not waiting:
            return
        address = waiting.pop(0)
        answer = client.get(address)
        shown = told(b"".join(answer.streaming_content) if answer.streaming else answer.content)
        # The words that were asked for stand in the field that they were typed into.
        yield address, re.sub(r"\?[^\"' ]*|value=\"[^\"]*\"", "", html.unescape(shown))
        for link in re.findall(r'href="([^"#]+)', shown):
            found = urljoin(address, html.unescape(link))
            # Of the places, the few that have an agreement are enough.
            if not urlsplit(found).netloc and found not in seen and not found.startswith(("/places/", "/static/")):
                seen.add(found)
                waiting.append(found)


def told(body):
    """What stands in an answer, in a workbook in all its parts."""
    if not body.startswith(b"PK"):
        return body.decode("utf-8", "replace")
    with ZipFile(BytesIO(body)) as parts:
        return " ".join(parts.read(name).decode() for name in parts.namelist())


@pytest.mark.parametrize("restricted", RESTRICTED, ids=lambda fields: "+".join(sorted(fields)) or "none")
def test_no_word_of_a_restricted_field_is_public_and_every_other_is(walked, settings, restricted):
    settings.RESTRICTED_FIELDS = frozenset(restricted)
    shown = walked()
    hidden = {word for fields, word in WORDS.items() if restricted & set(fields.split())}
    leaks = [(address, word) for address, said in shown.items() for word in hidden if word in said]
    assert leaks == []
    everything = " ".join(shown.values())
    assert [word for word in WORDS.values() if word not in hidden and word not in everything] == []


def test_a_commitment_of_a_restricted_field_has_no_page(client, public, settings):
    settings.RESTRICTED_FIELDS = frozenset({"defence_security"})
    answers = {one.field: client.get(f"/commitments/{one.pk}/").status_code for one in public.commitments.all()}
    assert answers == dict.fromkeys(answers, 200) | {"defence_security": 404}
