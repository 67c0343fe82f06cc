from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.base.accounts.queries import Reader
from nhipcau.base.documents.models import Document
from nhipcau.base.documents.queries import visible_to
from nhipcau.base.localities.models import Unit
from nhipcau.places import gazetteer
from nhipcau.register.agreements.models import Field
from nhipcau.register.agreements.rules import date_typed, typed_date

from .actions import Said
from .models import Statement

# So many of the newest papers may be chosen as a source.
PAPERS = 100


class PlaceForm(forms.Form):
    """The locality that a profile is of, as people name it."""

    place = forms.CharField(
        label=_("Địa phương"),
        max_length=200,
        help_text=_("Tên hiện nay, có dấu hay không dấu, như “tỉnh Nghệ An” hoặc “xã Mường Xén, Nghệ An”."),
    )

    def __init__(self, *args: object, today: date, **options: object) -> None:
        self.today = today
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def clean_place(self) -> Unit:
        said = self.cleaned_data["place"]
        found = [one for one in gazetteer().find(said, on=self.today) if one.unit.on(self.today)]
        rivals = [one for one in found[1:] if one.rank == found[0].rank]
        unit = Unit.objects.filter(pk=found[0].unit.uid).first() if found and not rivals else None
        if unit is None:
            names = ", ".join(one.version.full for one in found[:3])
            raise forms.ValidationError(
                _("Có nhiều nơi mang tên này (%(names)s). Hãy ghi thêm nơi ấy thuộc đâu.") % {"names": names}
                if names
                else _("Không thấy địa phương nào hiện nay mang tên này.")
            )
        return unit


class StatementForm(forms.Form):
    """What a profile says and what that rests on, as it is typed."""

    field = forms.ChoiceField(label=_("Lĩnh vực"), choices=[("", _("Hãy chọn")), *Field.choices])
    text = forms.CharField(label=_("Nội dung"), max_length=1000, widget=forms.Textarea({"rows": 3}))
    quantity = forms.CharField(
        label=_("Số lượng"),
        max_length=100,
        required=False,
        help_text=_("Như “20 lớp” hoặc “3 tỷ đồng”; có thể để trống."),
    )
    document = forms.ModelChoiceField(
        Document.objects.none(), label=_("Văn bản nguồn"), required=False, empty_label=_("Không trích văn bản")
    )
    words = forms.CharField(
        label=_("Lời trong văn bản"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Chép đúng từng chữ."),
    )
    source = forms.CharField(label=_("Tên nguồn khác"), max_length=300, required=False)
    url = forms.CharField(label=_("Địa chỉ của nguồn"), max_length=500, required=False)
    source_day = forms.CharField(
        label=_("Ngày của nguồn"), max_length=30, required=False, help_text=_("Như 18/6/2023, 4/2022 hoặc 2018.")
    )

    def __init__(self, *args: object, user: Reader, kind: str, **options: object) -> None:
        self.kind = kind
        super().__init__(*args, **options)  # type: ignore[arg-type]
        newest = visible_to(user).order_by("-pk").values_list("pk", flat=True)[:PAPERS]
        papers = self.fields["document"]
        assert isinstance(papers, forms.ModelChoiceField)
        papers.queryset = visible_to(user).filter(pk__in=list(newest)).order_by("-pk")
        if kind != "request":
            del self.fields["quantity"]

    def clean_source_day(self) -> str:
        said = self.cleaned_data["source_day"].strip()
        try:
            return date_typed(said) if said else ""
        except ValueError:
            raise forms.ValidationError(_("Ghi một ngày, tháng hoặc năm, như 18/6/2023, 4/2022 hoặc 2018.")) from None

    def said(self) -> Said:
        """Return what was typed, for the action."""
        return Said(kind=self.kind, **self.cleaned_data)

    @staticmethod
    def typed(statement: Statement) -> dict[str, object]:
        """Return what a statement says as it would be typed."""
        names = ("field", "text", "quantity", "source", "url")
        plain: dict[str, object] = {name: getattr(statement, name) for name in names}
        quoted = statement.quote
        source = {"document": quoted.document_id, "words": quoted.surface} if quoted else {}
        return plain | source | {"source_day": typed_date(statement.source_day)}
