from django.apps import AppConfig


class LocalitiesConfig(AppConfig):
    name = "nhipcau.base.localities"
    label = "localities"
