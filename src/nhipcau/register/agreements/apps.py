from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class AgreementsConfig(AppConfig):
    name = "nhipcau.register.agreements"
    label = "agreements"

    def ready(self) -> None:
        """Refuse to start with a restricted field that does not exist: what it was meant for would be shown."""
        from .models import Field

        if unknown := sorted(set(settings.RESTRICTED_FIELDS) - set(Field.values)):
            raise ImproperlyConfigured(f"NHIPCAU_RESTRICTED_FIELDS: no such field: {', '.join(unknown)}")
