from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from nhipcau.base.accounts.models import User
from nhipcau.register.intake.actions import Fetched, fetch_folder, fetch_mail
from nhipcau.text import reader_language


class Command(BaseCommand):
    help = "Take in what lies in the folder NHIPCAU_INBOX_DIR and in the mailbox NHIPCAU_IMAP_URL: one pass."

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(reader_language(os.environ)):
            self.fetch()

    def fetch(self) -> None:
        if not (settings.INBOX_DIR or settings.IMAP_URL):
            raise CommandError(_("Chưa đặt NHIPCAU_INBOX_DIR hoặc NHIPCAU_IMAP_URL."))
        person = User.objects.filter(username=settings.INBOX_USER, is_active=True).first()
        if person is None:
            told = _("NHIPCAU_INBOX_USER phải là tên đăng nhập của người nhận văn bản, không phải {name!r}.")
            raise CommandError(told.format(name=settings.INBOX_USER))
        try:
            if settings.INBOX_DIR:
                self.tell(settings.INBOX_DIR, fetch_folder(person, Path(settings.INBOX_DIR)))
            if settings.IMAP_URL:
                self.tell(_("Hộp thư"), fetch_mail(person, settings.IMAP_URL))
        except PermissionDenied as problem:
            raise CommandError(str(problem)) from None
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from None

    def tell(self, place: str, fetched: Fetched) -> None:
        told = _("{place}: đã nhận {taken} tệp, không nhận {refused}.")
        self.stdout.write(told.format(place=place, taken=fetched.taken, refused=len(fetched.refused)))
        for name, reason in fetched.refused:
            self.stdout.write(f"  {name}: {reason}")
