from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "nhipcau.register.agreements"
    label = "agreements"
