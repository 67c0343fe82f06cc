"""What administrators tell of offices and of the people in them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.base.localities.models import Unit
from nhipcau.base.localities.queries import last_name
from nhipcau.places import gazetteer

from ..models import Office, Role, User
from ..queries import named, offices_typed
from ..rules import split_abbreviations

DAYS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


def day_field(label: Any, **told: Any) -> forms.DateField:
    """Return a field for a day as people write it."""
    wrong = _("Ghi ngày theo dạng 18/6/2025.")
    widget = forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off"})
    help_text = told.pop("help_text", _("Ngày/tháng/năm."))
    return forms.DateField(
        label=label, input_formats=DAYS, widget=widget, help_text=help_text, error_messages={"invalid": wrong}, **told
    )


class PlaceField(forms.CharField):
    """A locality by its name of today, with or without marks, its parents where the name is common."""

    def to_python(self, value: Any) -> Any:
        said = super().to_python(value)
        if not said:
            return None
        found = gazetteer().find(said, on=timezone.localdate())
        best = {one.unit.uid: one.unit for one in found if one.rank == found[0].rank}
        if len(best) > 1:
            known = "; ".join(sorted(full_name(uid) for uid in best)[:5])
            many = _("Có nhiều địa phương tên này: %(known)s. Hãy ghi thêm cấp trên.")
            raise ValidationError(many, params={"known": known})
        unit = Unit.objects.filter(pk__in=best).first()
        if unit is None:
            raise ValidationError(_("Không tìm thấy địa phương này trong danh mục."))
        return unit


def full_name(uid: str | None) -> str:
    """Return the last name of a unit with those it lay in: "Phường Vinh, Tỉnh Nghệ An"; empty for none."""
    if not uid:
        return ""
    above = [one.uid for one in gazetteer().ancestors(uid)]
    return ", ".join(last_name(one) for one in [uid, *above])


class OfficeForm(forms.Form):
    name = forms.CharField(label=_("Tên cơ quan"), max_length=300, help_text=_("Tên đầy đủ, như trên con dấu."))
    kind = forms.ChoiceField(label=_("Loại cơ quan"), choices=Office.Kind.choices, initial=Office.Kind.DEPARTMENT)
    unit = PlaceField(
        label=_("Thuộc địa phương"),
        required=False,
        help_text=_("Gõ có dấu hay không dấu, như “phường Vinh, Nghệ An”."),
    )
    abbreviations = forms.CharField(
        label=_("Tên viết tắt"), required=False, max_length=200, help_text=_("Cách nhau bằng dấu phẩy.")
    )
    code = forms.CharField(
        label=_("Mã định danh"),
        required=False,
        max_length=60,
        help_text=_("Viết theo thứ tự nào cũng được: H41.10 hay 000.00.10.H41."),
    )
    opened = day_field(_("Ngày thành lập"), required=False)
    standing = forms.BooleanField(label=_("Là cơ quan thường trực hợp tác của địa phương"), required=False)

    def clean_abbreviations(self) -> list[str]:
        return split_abbreviations(self.cleaned_data["abbreviations"])


class ClosingForm(forms.Form):
    day = day_field(_("Ngày cuối hoạt động"))


class SuccessorForm(forms.Form):
    successor = forms.CharField(
        label=_("Cơ quan tiếp nhận"), help_text=_("Tên đầy đủ, tên viết tắt hoặc mã định danh.")
    )
    day = day_field(_("Tiếp nhận từ ngày"))
    basis = forms.CharField(label=_("Căn cứ"), max_length=300, help_text=_("Số và ký hiệu của văn bản."))
    work = forms.CharField(
        label=_("Phần việc"), max_length=300, required=False, help_text=_("Để trống nếu tiếp nhận toàn bộ.")
    )
    with_people = forms.BooleanField(label=_("Chuyển cả những người đang giữ vai trò"), required=False)

    def clean_successor(self) -> Office:
        found = list(offices_typed(self.cleaned_data["successor"])[:2])
        if len(found) != 1:
            few = _("Không tìm thấy cơ quan này. Hãy thêm cơ quan trước.")
            many = _("Có nhiều cơ quan như vậy. Hãy ghi mã định danh.")
            raise ValidationError(many if found else few)
        return found[0]


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices, initial=Role.OFFICER)
    since = day_field(_("Từ ngày"), required=False, help_text=_("Để trống nếu từ hôm nay."))
    until = day_field(_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa có ngày cuối."))


class InvitationForm(RoleForm):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=200)
    email = forms.CharField(
        label=_("Địa chỉ thư điện tử"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=User.Language.choices)
    field_order = ["full_name", "email", "language"]


def person_field(label: Any) -> forms.CharField:
    """Return a field for somebody by username or address."""
    return forms.CharField(
        label=label,
        help_text=_("Tên đăng nhập hoặc địa chỉ thư điện tử của người ấy."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def known_person(typed: str) -> User:
    """Return whom a username or an address means; raises ValidationError for nobody."""
    person = named(typed.strip())
    if person is None:
        raise ValidationError(_("Không có ai dùng tên hoặc địa chỉ này."))
    return person


class AssignmentForm(RoleForm):
    person = person_field(_("Người được giao"))
    field_order = ["person"]

    def clean_person(self) -> User:
        return known_person(self.cleaned_data["person"])


class EndingForm(forms.Form):
    until = day_field(_("Ngày cuối"))


class DelegationForm(forms.Form):
    to = person_field(_("Người được ủy quyền"))
    since = day_field(_("Từ ngày"), required=False, help_text=_("Để trống nếu từ hôm nay."))
    until = day_field(_("Đến hết ngày"), help_text=_("Ủy quyền luôn có ngày cuối."))

    def clean_to(self) -> User:
        return known_person(self.cleaned_data["to"])


class ProfileForm(forms.Form):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=200, help_text=_("Tên mà lịch sử ghi lại."))
    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=User.Language.choices)


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("Tên của khóa"), max_length=100, help_text=_("Chẳng hạn tên của chương trình sẽ dùng khóa.")
    )
