"""The forms that change an agreement and its rows; each carries the edition that its reader saw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nhipcau.base.documents.rules import locate
from nhipcau.places import gazetteer

from ..actions import Duty
from ..models import Agreement, Commitment, Field, Form, Level, Party, Renewal, Role, Signatory, Standing
from ..rules import day_known, further_fields
from .typed import QuotedForm, date_field, period_field

_WIDE = {"rows": 2, "lang": "vi"}


class EditionForm(forms.Form):
    """A form that knows which edition of its row was read; 0 for a row that is to be made."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**9, initial=0)

    @property
    def read(self) -> int:
        """Return the edition that the person read."""
        return int(self.cleaned_data["edition"])


class AgreementForm(EditionForm):
    title = forms.CharField(label=_("Tiêu đề"), max_length=500, widget=forms.Textarea(_WIDE))
    form = forms.ChoiceField(label=_("Loại văn bản"), choices=Form)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, required=False)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=300, required=False)
    signed = date_field(label=_("Ngày ký, ban hành"), required=False, help_text=_("Biết đến đâu ghi đến đó."))
    place = forms.CharField(label=_("Nơi ký"), max_length=200, required=False)
    languages = forms.CharField(label=_("Ngôn ngữ của văn bản"), max_length=200, required=False)
    validity = period_field(
        label=_("Thời hạn hiệu lực"),
        required=False,
        help_text=_("Ví dụ: 2021–2025; từ 2020 (không thời hạn, “và những năm tới”); đến 30/6/2030."),
    )
    validity_words = forms.CharField(label=_("Lời văn về hiệu lực"), max_length=300, required=False)
    renewal = forms.ChoiceField(label=_("Gia hạn"), choices=Renewal.choices, required=False)
    approval_by = forms.CharField(label=_("Cấp cho chủ trương"), max_length=300, required=False)
    approval_number = forms.CharField(label=_("Số văn bản cho chủ trương"), max_length=60, required=False)
    approval_date = date_field(label=_("Ngày cho chủ trương"), required=False)

    def values(self) -> dict[str, str]:
        """Return the columns of the agreement, an empty text for what was left open."""
        said = {name: value or "" for name, value in self.cleaned_data.items() if name != "edition"}
        return said | {"title": " ".join(said["title"].split())}

    @staticmethod
    def told(agreement: Agreement) -> dict[str, Any]:
        """Return what the register holds now, as the form shows it."""
        return {name: getattr(agreement, name) for name in AgreementForm.base_fields}


class PartyForm(EditionForm, QuotedForm):
    name = forms.CharField(label=_("Tên"), max_length=200)
    level = forms.ChoiceField(label=_("Cấp"), choices=Level)
    within = forms.CharField(label=_("Thuộc"), max_length=200, required=False)
    unit = forms.ChoiceField(label=_("Là đơn vị hành chính nào"), required=False)
    standing_agency = forms.CharField(label=_("Cơ quan thường trực"), max_length=300, required=False)
    leader_name = forms.CharField(label=_("Lãnh đạo phụ trách"), max_length=200, required=False)
    leader_position = forms.CharField(label=_("Chức vụ của lãnh đạo phụ trách"), max_length=300, required=False)

    def __init__(self, *args: Any, signed: str, **options: Any) -> None:
        super().__init__(*args, **options)
        name = str((self.data.get("name") if self.is_bound else self.initial.get("name")) or "")
        held = str(self.initial.get("unit") or "")
        self.fields["unit"].choices = candidates(name, signed, held)  # type: ignore[attr-defined]

    def values(self) -> dict[str, str]:
        """Return the columns of the party."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"edition", "words", "unit"}}

    @staticmethod
    def told(party: Party) -> dict[str, Any]:
        """Return what the register holds now, as the form shows it."""
        said = {name: getattr(party, name) for name in PartyForm.base_fields if name not in {"unit", "words"}}
        return said | {"unit": party.unit_id or "", "words": party.quote.surface}


def candidates(name: str, signed: str, held: str = "") -> list[tuple[str, Any]]:
    """Return the units that a party's name may mean on the day of signing, and the one that is held now."""
    places = gazetteer()
    found = [one.unit for one in places.find(name, on=day_known(signed))[:12]] if name.strip() else []
    if held and held not in {unit.uid for unit in found}:
        found.insert(0, places.unit(held))
    said = [(unit.uid, ", ".join(one.versions[-1].full for one in (unit, *places.ancestors(unit)))) for unit in found]
    return [("", _("Theo tên, cấp và nơi thuộc")), *said]


class SignatoryForm(EditionForm, QuotedForm):
    name = forms.CharField(label=_("Họ và tên"), max_length=200)
    position = forms.CharField(label=_("Chức vụ"), max_length=500, required=False)
    party = forms.ChoiceField(label=_("Ký cho bên"), required=False)

    def __init__(self, *args: Any, parties: Sequence[Party], **options: Any) -> None:
        super().__init__(*args, **options)
        sides = [(str(party.pk), str(party)) for party in parties]
        self.fields["party"].choices = [("", _("Chưa rõ")), *sides]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return what the actions take."""
        said, party = self.cleaned_data, self.cleaned_data["party"]
        return {"name": said["name"], "position": said["position"], "party": int(party) if party else None}

    @staticmethod
    def told(signatory: Signatory) -> dict[str, Any]:
        """Return what the register holds now, as the form shows it."""
        return {
            "edition": signatory.edition,
            "name": signatory.name,
            "position": signatory.position,
            "party": str(signatory.party_id or ""),
            "words": signatory.quote.surface,
        }


class CommitmentForm(EditionForm, QuotedForm):
    field = forms.ChoiceField(label=_("Lĩnh vực"), choices=Field)
    standing = forms.ChoiceField(label=_("Mức độ"), choices=Standing)
    period = period_field(
        label=_("Thời gian thực hiện"),
        required=False,
        help_text=_("Ví dụ: 2021–2025; đến 30/6/2026 nếu phải xong trước ngày ấy."),
    )
    quantified = forms.BooleanField(label=_("Đo đếm được"), required=False)
    lead = forms.CharField(label=_("Cơ quan chủ trì"), max_length=300, required=False)
    cooperating = forms.CharField(
        label=_("Cơ quan phối hợp"),
        required=False,
        widget=forms.Textarea(_WIDE),
        help_text=_("Mỗi dòng một cơ quan."),
    )
    further = forms.MultipleChoiceField(
        label=_("Lĩnh vực khác"), choices=Field, required=False, widget=forms.CheckboxSelectMultiple
    )

    def clean_cooperating(self) -> str:
        names = [" ".join(line.split()) for line in self.cleaned_data["cooperating"].splitlines() if line.strip()]
        if len(names) > 20 or any(len(name) > 300 for name in names):
            raise ValidationError(_("Tối đa 20 cơ quan, mỗi tên không quá 300 ký tự."))
        return "\n".join(dict.fromkeys(names))

    def duty(self) -> Duty:
        """Return what the actions take."""
        said = self.cleaned_data
        further = [code for code in said["further"] if code != said["field"]]
        return Duty(
            field=said["field"],
            standing=said["standing"],
            further=further,
            period=said["period"] or "",
            quantified=said["quantified"],
            lead=said["lead"],
            cooperating=said["cooperating"].splitlines(),
        )

    @staticmethod
    def told(commitment: Commitment) -> dict[str, Any]:
        """Return what the register holds now, as the form shows it."""
        held = list(commitment.assignees.all())
        return {
            **{name: getattr(commitment, name) for name in ("edition", "field", "standing", "period", "quantified")},
            "further": further_fields(commitment.fields),
            "lead": ", ".join(one.name for one in held if one.role == Role.LEAD),
            "cooperating": "\n".join(one.name for one in held if one.role == Role.COOPERATING),
            "words": commitment.text,
        }


class AmendForm(EditionForm):
    """The amendment that gives a commitment other words, and these words."""

    amendment = forms.ChoiceField(label=_("Văn bản sửa đổi"))
    words = forms.CharField(
        label=_("Câu chữ mới, như trong văn bản sửa đổi"),
        widget=forms.Textarea({"rows": 4, "lang": "vi"}),
        help_text=_("Chép đúng như trong văn bản."),
    )

    def __init__(self, *args: Any, amendments: Sequence[Agreement], **options: Any) -> None:
        super().__init__(*args, **options)
        self.amendments = {str(one.pk): one for one in amendments}
        self.fields["amendment"].choices = [(key, str(one)) for key, one in self.amendments.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        source = self.amendments.get(said.get("amendment", ""))
        found = locate(source.document.text, said.get("words", "")) if source else []
        if source and said.get("words") and not found:
            self.add_error("words", _("Không tìm thấy đoạn chữ này trong văn bản. Hãy chép đúng từng chữ, cả dấu."))
        self.span = found[0] if found else (0, 0)
        return said
