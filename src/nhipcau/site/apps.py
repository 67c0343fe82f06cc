from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "nhipcau.site"
    label = "site"
