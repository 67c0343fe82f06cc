from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "nhipcau.register.intake"
    label = "intake"
