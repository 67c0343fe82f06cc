"""What a cell names: a locality."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.localities.models import Unit
from nhipcau.places import Candidate, gazetteer


def place_named(column: str, said: str, *, within: str = "", on: date | None = None) -> Candidate:
    """Return the unit that a cell means on a day (today); a bare name that a province bears too is the province.

    Raises ValidationError by column where there is none, or more than one.
    """
    found = gazetteer().find(said, on=on or timezone.localdate(), within=within or None)
    fitting = [one for one in found if one.rank == found[0].rank]
    best = [one for one in fitting if one.unit.level == fitting[0].unit.level]
    if not best:
        raise ValidationError({column: _("Không tìm thấy địa phương “{said}”.").format(said=said)})
    if len({one.unit.uid for one in best}) > 1:
        told = _("Có nhiều địa phương tên “{said}”. Hãy ghi cấp trên trong ngoặc.").format(said=said)
        raise ValidationError({column: told})
    return best[0]


def unit_named(column: str, said: str) -> Unit:
    """Return the row of the unit that a cell means today. Raises ValidationError by column."""
    unit = Unit.objects.filter(pk=place_named(column, said).unit.uid).first()
    if unit is None:
        raise ValidationError({column: _("Không tìm thấy địa phương “{said}”.").format(said=said)})
    return unit
