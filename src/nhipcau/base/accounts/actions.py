from __future__ import annotations

import secrets

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from nhipcau.base.history.actions import record
from nhipcau.base.localities.models import Unit

from .models import Office, User


@transaction.atomic
def open_office(by: User | None, *, name: str, unit: Unit | None = None) -> Office:
    """Enter an office of a locality in the register."""
    office = Office.objects.create(name=name, unit=unit)
    record(by, "accounts.open_office", office, {"name": name, "unit": unit.pk if unit else None})
    return office


@transaction.atomic
def enrol(by: User | None, *, username: str, full_name: str, password: str, office: Office, role: str) -> User:
    """Give a person an account in an office; the password is kept only as its hash.

    Raises ValidationError for a username that is taken or odd, an unknown role, and a password that is easy to guess.
    """
    user = User(username=username, full_name=full_name, office=office, role=role)
    validate_password(password, user)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    record(by, "accounts.enrol", user, {"username": username, "role": role}, on_behalf_of=office)
    return user


def new_password() -> str:
    """Return a password that nobody guesses, for its owner to change."""
    return secrets.token_urlsafe(12)
