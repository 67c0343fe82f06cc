from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "nhipcau.base.accounts"
    label = "accounts"
