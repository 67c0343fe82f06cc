from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "nhipcau.base.documents"
    label = "documents"
