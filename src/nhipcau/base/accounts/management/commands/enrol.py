from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.base.accounts.actions import enrol, new_password, open_office
from nhipcau.base.accounts.models import Office, Role


class Command(BaseCommand):
    help = "Give a person an account in an office, which is entered where it is new, and tell the password once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="What the person signs in with.")
        parser.add_argument("--full-name", required=True, help="The name that history shows.")
        parser.add_argument("--office", required=True, help="The name of the office the person acts for.")
        parser.add_argument("--role", choices=Role.values, default=Role.OFFICER, help="The role (officer).")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        office = Office.objects.filter(name=options["office"]).first() or open_office(None, name=options["office"])
        password = new_password()
        try:
            enrol(
                None,
                username=options["username"],
                full_name=options["full_name"],
                password=password,
                office=office,
                role=options["role"],
            )
        except ValidationError as problem:
            raise CommandError("\n".join(problem.messages)) from None
        self.stdout.write(_("Mật khẩu của {name}, chỉ hiện một lần:").format(name=options["username"]))
        self.stdout.write(password)
