"""Likenesses and contradictions in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Why a paper may speak of an agreement: the codes of rules.matching in words.
LIKENESSES: Mapping[str, Promise] = {
    "same-number": _("cùng số, ký hiệu"),
    "cites-number": _("văn bản này dẫn số, ký hiệu của thỏa thuận ấy"),
    "same-commitments": _("phần lớn nội dung cam kết có lời văn giống nhau"),
    "same-parties": _("cùng các bên"),
    "same-parties-by-heirs": _("cùng các bên, tính cả đơn vị kế thừa"),
    "same-day": _("cùng ngày"),
    "similar-title": _("tiêu đề gần giống"),
    "a-party-in-common": _("có một bên chung"),
    "days-apart": _("cách nhau vài ngày"),
}

# What two accounts say differently: the codes of rules.contradicting in words.
SUBJECTS: Mapping[str, Promise] = {
    "day": _("Ngày"),
    "number": _("Số, ký hiệu"),
    "parties": _("Các bên"),
    "commitments": _("Số nội dung cam kết"),
    "amounts": _("Số tiền hỗ trợ"),
}
