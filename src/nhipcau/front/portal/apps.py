from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "nhipcau.front.portal"
    label = "portal"
