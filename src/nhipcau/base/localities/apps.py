from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LocalitiesConfig(AppConfig):
    name = "nhipcau.base.localities"
    label = "localities"
    deeds = {"load_boundaries": _("Nạp ranh giới chính thức")}
    terms = {"source": _("Nguồn"), "licence": _("Giấy phép")}
    subjects = {"boundaries": _("Ranh giới")}
