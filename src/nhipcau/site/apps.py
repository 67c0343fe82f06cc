from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "nhipcau.site"
    label = "site"
    deeds = {"demonstrate": _("Nạp văn bản mẫu")}
    terms = {"papers": _("Số văn bản")}
