from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.accounts.models import Office, User
from nhipcau.base.accounts.queries import Reader, editor, offices_of
from nhipcau.base.documents.actions import quote
from nhipcau.base.documents.models import Document, Quote
from nhipcau.base.documents.rules import locate
from nhipcau.base.history.actions import record
from nhipcau.base.localities.models import Unit
from nhipcau.register.agreements import queries as agreements
from nhipcau.register.agreements.models import Commitment, Field
from nhipcau.register.agreements.rules import is_one_day
from nhipcau.text import fold

from ..models import Answer, Kind, Profile, Statement
from ..rules import sourced


@dataclass(frozen=True, slots=True)
class Said:
    """What a statement says and what it rests on: words of a paper, or an address with its day (ISO 8601-2)."""

    kind: str
    field: str
    text: str
    quantity: str = ""
    document: Document | None = None
    words: str = ""
    source: str = ""
    url: str = ""
    source_day: str = ""


@transaction.atomic
def open_profile(user: Reader, unit: Unit) -> Profile:
    """Begin the profile of a locality; the one that the office has already is returned as it is."""
    person, office = editor(user)
    profile, made = Profile.objects.get_or_create(office=office, unit=unit, defaults={"created_at": timezone.now()})
    if made:
        record(person, "needs.open_profile", profile, {"unit": unit.pk}, on_behalf_of=office)
    return profile


@transaction.atomic
def publish(user: Reader, profile: Profile) -> Profile:
    """Show a profile to everyone, but for restricted fields; nothing happens where it is shown already."""
    return _show(user, profile, public=True)


@transaction.atomic
def withdraw(user: Reader, profile: Profile) -> Profile:
    """Take a profile back from the public site; the office keeps it."""
    return _show(user, profile, public=False)


def _show(user: Reader, profile: Profile, *, public: bool) -> Profile:
    person, office, locked = _own(user, profile)
    if (locked.published_at is not None) != public:
        locked.published_at = timezone.now() if public else None
        locked.save(update_fields=["published_at"])
        deed = "needs.publish" if public else "needs.withdraw"
        record(person, deed, locked, {"public": [not public, public]}, on_behalf_of=office)
    return locked


@transaction.atomic
def state(user: Reader, profile: Profile, said: Said) -> Statement:
    """Add a statement to a profile. Raises ValidationError by field where something is missing, its source too."""
    person, office, locked = _own(user, profile)
    made = Statement(profile=locked, stated_at=timezone.now(), kind=said.kind)
    _say(user, made, said)
    made.save()
    record(person, "needs.state", made, _told(made), on_behalf_of=office)
    return made


@transaction.atomic
def edit_statement(user: Reader, statement: Statement, said: Said, *, edition: int) -> Statement:
    """Say a statement otherwise; its kind stays.

    `edition` is the one that was edited: where somebody has changed the statement since, ValidationError says so and
    nothing is written. Raises ValidationError by field too.
    """
    person, office, _profile = _own(user, statement.profile)
    held = Statement.objects.select_for_update().get(pk=statement.pk)
    if held.edition != edition:
        raise ValidationError(_("Có người đã sửa mục này trong lúc bạn soạn. Hãy xem bản mới rồi sửa lại."))
    before = _told(held)
    _say(user, held, said)
    after = _told(held)
    changes = {name: [before[name], value] for name, value in after.items() if before[name] != value}
    if changes:
        held.edition += 1
        held.save()
        record(person, "needs.edit_statement", held, changes, on_behalf_of=office)
    return held


def _told(statement: Statement) -> dict[str, object]:
    names = ("kind", "field", "text", "quantity", "source", "url", "source_day")
    return {name: getattr(statement, name) for name in names} | {"words": str(statement.quote or "")}


def _say(user: Reader, statement: Statement, said: Said) -> None:
    """Bring a statement up to what was said, checked; a quote is kept where its words have not changed."""
    wrong = {}
    text = " ".join(said.text.split())
    if said.kind not in Kind.values or (statement.pk and said.kind != statement.kind):
        wrong["kind"] = _("Hãy chọn loại mục.")
    if said.field not in Field.values:
        wrong["field"] = _("Hãy chọn lĩnh vực.")
    if not text or len(text) > 1000:
        wrong["text"] = _("Hãy ghi nội dung, nhiều nhất 1000 ký tự.")
    if said.url and not said.url.startswith(("https://", "http://")):
        wrong["url"] = _("Địa chỉ bắt đầu bằng https:// hoặc http://.")
    if not is_one_day(said.source_day):
        wrong["source_day"] = _("Ghi một ngày, tháng hoặc năm, như 18/6/2023, 4/2022 hoặc 2018.")
    if wrong:
        raise ValidationError(wrong)
    quoted = _quote(user, statement, said)
    if not sourced(said.kind, quoted=quoted is not None, url=said.url, day=said.source_day):
        raise ValidationError({"url": _("Hãy nêu nguồn: lời trong một văn bản, hoặc một địa chỉ cùng ngày của nó.")})
    statement.field, statement.text, statement.quote = said.field, text, quoted
    statement.quantity = said.quantity.strip()[:100] if said.kind == Kind.REQUEST else ""
    statement.source, statement.url, statement.source_day = said.source.strip()[:300], said.url[:500], said.source_day
    statement.search_key = fold(text)[:1100]


def _quote(user: Reader, statement: Statement, said: Said) -> Quote | None:
    if not said.words.strip():
        return None
    if statement.quote and " ".join(statement.quote.surface.split()) == " ".join(said.words.split()):
        return statement.quote
    if said.document is None or said.document.office_id not in offices_of(user):
        raise ValidationError({"document": _("Hãy chọn văn bản có những lời này.")})
    ranges = locate(said.document.text, said.words)
    if not ranges:
        raise ValidationError({"words": _("Không thấy đúng những lời này trong văn bản đã chọn.")})
    return quote(said.document, *ranges[0])


@transaction.atomic
def remove_statement(user: Reader, statement: Statement) -> None:
    """Take a statement out of its profile; history keeps it. Raises ValidationError for a request with an answer."""
    person, office, profile = _own(user, statement.profile)
    if statement.answers.exists():
        raise ValidationError(_("Nhu cầu này đã gắn với cam kết. Hãy gỡ cam kết, hoặc rút nhu cầu."))
    record(person, "needs.remove_statement", profile, _told(statement), on_behalf_of=office)
    statement.delete()


@transaction.atomic
def withdraw_request(user: Reader, request: Statement) -> Statement:
    """Say that something is no longer asked for; the request and its answers stay on record."""
    return _set_withdrawn(user, request, True, "needs.withdraw_request")


@transaction.atomic
def reopen_request(user: Reader, request: Statement) -> Statement:
    """Ask again for what was withdrawn."""
    return _set_withdrawn(user, request, False, "needs.reopen_request")


def _set_withdrawn(user: Reader, request: Statement, withdrawn: bool, deed: str) -> Statement:
    person, office, _profile = _own(user, request.profile)
    held = Statement.objects.select_for_update().get(pk=request.pk)
    if held.kind != Kind.REQUEST:
        raise ValidationError(_("Chỉ rút được nhu cầu."))
    if (held.withdrawn_at is not None) != withdrawn:
        held.withdrawn_at = timezone.now() if withdrawn else None
        held.save(update_fields=["withdrawn_at"])
        record(person, deed, held, {"withdrawn": [not withdrawn, withdrawn]}, on_behalf_of=office)
    return held


@transaction.atomic
def answer(user: Reader, request: Statement, commitment: Commitment) -> Answer:
    """Say that a commitment answers a request; nothing happens where that was said before.

    The commitment must be one that the person may open. Raises ValidationError for what is no open request.
    """
    person, office, _profile = _own(user, request.profile)
    if request.kind != Kind.REQUEST or request.withdrawn_at is not None:
        raise ValidationError(_("Chỉ gắn cam kết vào một nhu cầu đang mở."))
    if not agreements.visible_to(user).filter(pk=commitment.agreement_id).exists():
        raise PermissionDenied(_("Cơ quan của bạn không xem được cam kết này."))
    said = {"by": person, "at": timezone.now()}
    found, made = Answer.objects.get_or_create(request=request, commitment=commitment, defaults=said)
    if made:
        record(person, "needs.answer", request, {"commitment": commitment.text}, on_behalf_of=office)
    return found


@transaction.atomic
def take_back_answer(user: Reader, request: Statement, commitment: Commitment) -> None:
    """Say that a commitment does not answer a request after all."""
    person, office, _profile = _own(user, request.profile)
    gone, _rows = Answer.objects.filter(request=request, commitment=commitment).delete()
    if gone:
        changes = {"commitment": [commitment.text, None]}
        record(person, "needs.take_back_answer", request, changes, on_behalf_of=office)


def _own(user: Reader, profile: Profile) -> tuple[User, Office, Profile]:
    """Return the editor, their office and the profile locked for change, or refuse what is another office's."""
    person, office = editor(user)
    locked = Profile.objects.select_for_update().get(pk=profile.pk)
    if locked.office_id not in offices_of(user):
        raise PermissionDenied(_("Hồ sơ này thuộc cơ quan khác."))
    return person, office, locked
