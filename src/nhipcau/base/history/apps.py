from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "nhipcau.base.history"
    label = "history"
