from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "nhipcau.front.office"
    label = "office"
