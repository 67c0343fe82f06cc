from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.register.agreements.forms import QuotedForm, TypedField, date_field
from nhipcau.register.agreements.models import Field, Form, Level, Standing
from nhipcau.register.agreements.rules import date_typed
from nhipcau.register.intake.models import Draft, Finding
from nhipcau.register.intake.rules import dotted, money_typed, number_typed


class Event(TextChoices):
    SIGNING = "signing", _("Lễ ký")
    MEETING = "meeting", _("Hội nghị, buổi làm việc")
    VISIT = "visit", _("Chuyến thăm")
    NOTICE = "notice", _("Ban hành thông báo")
    HANDOVER = "handover", _("Bàn giao, trao tặng")


class Support(TextChoices):
    MONEY = "money", _("Tiền")
    IN_KIND = "in_kind", _("Hiện vật, công trình")
    TOTAL = "total", _("Tổng giá trị")


class Giving(TextChoices):
    GIVEN = "given", _("Đã trao")
    PLEDGED = "pledged", _("Cam kết hỗ trợ")


class HeadingForm(forms.Form):
    title = forms.CharField(label=_("Tiêu đề"), max_length=500, widget=forms.Textarea({"rows": 2, "lang": "vi"}))
    form = forms.ChoiceField(label=_("Loại văn bản"), choices=Form)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, required=False)
    published = date_field(label=_("Ngày đăng, ban hành"), required=False)
    nature = forms.ChoiceField(label=_("Loại nguồn"), choices=Draft.Nature, required=False)

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())


class FindingForm(QuotedForm):
    """What a finding says, and the words of the paper that it stands on."""


class PartyForm(FindingForm):
    name = forms.CharField(
        label=_("Tên"), max_length=200, help_text=_("Không kèm cấp: Cầu Giấy, không ghi quận Cầu Giấy.")
    )
    level = forms.ChoiceField(label=_("Cấp"), choices=Level)
    within = forms.CharField(label=_("Thuộc"), max_length=200, required=False)


class PersonForm(FindingForm):
    name = forms.CharField(label=_("Họ và tên"), max_length=200)
    position = forms.CharField(label=_("Chức vụ"), max_length=500, required=False)


class EventForm(FindingForm):
    kind = forms.ChoiceField(label=_("Việc"), choices=Event)
    date = date_field(
        label=_("Ngày"), help_text=_("Biết đến đâu ghi đến đó: 18/6/2023, 4/2022, 2018, 26–27/10/2023, 26/10.")
    )


class CommitmentForm(FindingForm):
    field = forms.ChoiceField(label=_("Lĩnh vực"), choices=Field)
    status = forms.ChoiceField(label=_("Mức độ"), choices=Standing)


class SupportForm(FindingForm):
    kind = forms.ChoiceField(label=_("Hình thức"), choices=Support)
    amount_vnd = TypedField(
        money_typed,
        lambda amount: f"{dotted(amount)} đồng",
        _("Ghi số tiền như 3 tỷ, 25 triệu, 1,5 tỷ hoặc 40.000.000 đồng."),
        label=_("Số tiền"),
        required=False,
        help_text=_("Ví dụ: 3 tỷ, 25 triệu."),
    )
    quantity = TypedField(number_typed, dotted, _("Ghi số lượng bằng chữ số."), label=_("Số lượng"), required=False)
    item = forms.CharField(label=_("Hiện vật"), max_length=500, required=False)
    receiver = forms.CharField(label=_("Bên nhận"), max_length=500, required=False)
    giver = forms.CharField(label=_("Bên trao"), max_length=500, required=False)
    status = forms.ChoiceField(label=_("Tình trạng"), choices=Giving)


# Why a finding needs a closer look: the codes of rules.certainty in words.
REASONS: Mapping[str, Promise] = {
    "wrong-value": _("còn chỗ thiếu, sai hoặc quá dài: phải sửa hoặc loại trước khi ghi thành thỏa thuận"),
    "model": _("do mô hình ngôn ngữ gợi ý, không phải quy tắc đọc"),
    "doubt": _("chữ ở đây có chỗ đáng ngờ"),
    "unknown-unit": _("không có đơn vị hành chính nào mang tên này vào ngày đó"),
    "several-units": _("có nhiều đơn vị hành chính cùng tên, chưa rõ là đơn vị nào"),
    "no-year": _("không rõ năm"),
    "weak-words": _("lời văn chỉ nói là cần, chưa chắc là cam kết"),
    "no-position": _("không đọc được chức vụ"),
    "one-sided": _("không rõ bên trao hoặc bên nhận"),
    "uncounted": _("không đọc được số tiền hay số lượng"),
    "long": _("đoạn dài, có thể gồm nhiều nội dung"),
}

FORMS: Mapping[str, type[FindingForm]] = {
    Finding.Kind.PARTY: PartyForm,
    Finding.Kind.PERSON: PersonForm,
    Finding.Kind.EVENT: EventForm,
    Finding.Kind.COMMITMENT: CommitmentForm,
    Finding.Kind.SUPPORT: SupportForm,
}


def first_guess(kind: str, words: str) -> dict[str, Any]:
    """What a person most likely means by choosing these words, to be completed by them."""
    if kind in {Finding.Kind.PARTY, Finding.Kind.PERSON}:
        return {"name": words}
    typed: dict[str, tuple[str, Callable[[str], Any]]] = {
        Finding.Kind.EVENT: ("date", date_typed),
        Finding.Kind.SUPPORT: ("amount_vnd", money_typed),
    }
    if kind not in typed:
        return {}
    name, read = typed[kind]
    try:
        return {name: read(words)}
    except ValueError:
        return {}


def said(finding: Finding) -> list[tuple[str, str, Any]]:
    """The values of a finding as a reader meets them: name of the value, its label, and what it says."""
    rows = []
    for name, field in FORMS[finding.kind].base_fields.items():
        value = finding.values.get(name)
        if value in (None, "") or name == "words":
            continue
        if isinstance(field, forms.ChoiceField):
            value = dict(field.choices).get(value, value)  # type: ignore[arg-type]
        rows.append((name, str(field.label), value))
    return rows
