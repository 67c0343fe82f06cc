from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "nhipcau.front.api"
    label = "api"
