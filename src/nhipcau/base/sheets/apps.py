from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "nhipcau.base.sheets"
    label = "sheets"
