from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, cast

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI, Status
from ninja.errors import AuthenticationError, HttpError
from ninja.errors import ValidationError as WrongInput
from ninja.files import UploadedFile
from ninja.params.functions import File, Form, Header
from ninja.security import HttpBearer

from nhipcau.base.accounts.models import User
from nhipcau.base.accounts.queries import bearer
from nhipcau.register.intake import actions, queries
from nhipcau.register.intake.models import Incoming

from .forms import Paper, Problem, Remark, State


class Key(HttpBearer):
    """The access key of a person, from the page of their account."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        return bearer(token)


api = NinjaAPI(
    title="Nhịp Cầu",
    version="1",
    description="Bring papers into the register, and ask what became of them.",
    urls_namespace="api",
    auth=Key(),
    # The page of the documentation would load scripts from elsewhere.
    docs_url=None,
)
SAME_KEY = "A second call with the same key brings nothing in, and gives the answer as it is now."
REFUSALS = {401: Problem, 403: Problem, 422: Problem}


@api.post(
    "/papers",
    response={202: Paper, 413: Problem, **REFUSALS},
    operation_id="bring_paper_in",
    summary="Bring a paper in",
    tags=["papers"],
)
def bring_in(
    request: HttpRequest,
    file: Annotated[UploadedFile | None, File(description="A file of any kind that is read, at most one.")] = None,
    text: Annotated[str, Form(description="The words of the paper, instead of a file.")] = "",
    name: Annotated[str, Form(description="What the paper is called; else the name of the file.")] = "",
    key: Annotated[str, Header(alias="Idempotency-Key", description=SAME_KEY)] = "",
) -> Status[Any]:
    """Keep a file or a text and read it in the background; ask for it until its state is no longer open."""
    if (file is None) == (not text.strip()):
        raise ValidationError(_("Gửi một tệp (file) hoặc một văn bản (text)."))
    if file is not None and (file.size or 0) > settings.MAX_FILE_BYTES:
        megabytes = settings.MAX_FILE_BYTES // 1024**2
        raise HttpError(413, _("Tệp lớn hơn {limit} MB.").format(limit=megabytes))
    row = actions.bring_in(
        request.auth,  # type: ignore[attr-defined]
        name=name or (file.name if file else None) or " ".join(text.split())[:80],
        content=file.read() if file else text.encode(),
        channel=Incoming.Channel.API,
        key=hashlib.sha256(key.encode()).hexdigest() if key else "",
    )
    row.refresh_from_db()
    return Status(202, paper(row))


@api.get(
    "/papers/{int:number}",
    response={200: Paper, 404: Problem, **REFUSALS},
    operation_id="paper",
    summary="Ask what became of a paper",
    tags=["papers"],
)
def show(request: HttpRequest, number: int) -> Paper:
    """Tell the state of a paper of one's office, and where it lies on the review desk."""
    return paper(get_object_or_404(queries.incoming_of(request.auth), pk=number))  # type: ignore[attr-defined]


def paper(row: Incoming) -> Paper:
    """Return a file of the queue as the API shows it."""
    document = row.document
    return Paper(
        id=row.pk,
        name=row.name,
        state=cast("State", row.state),
        known=row.known,
        remark=Remark(code=row.remark["code"], message=row.told) if row.remark else None,
        arrived_at=row.arrived_at,
        ended_at=row.ended_at,
        sha256=document.sha256 if document else None,
        desk=reverse("intake:review", args=[document.draft.pk]) if document else None,
        members=list(row.members.order_by("pk").values_list("pk", flat=True)),
    )


def _problem(
    request: HttpRequest, status: int, code: str, message: str, wrong: Sequence[Mapping[str, str]] = ()
) -> HttpResponse:
    return api.create_response(request, {"code": code, "message": message, "wrong": list(wrong)}, status=status)


@api.exception_handler(AuthenticationError)
def unauthenticated(request: HttpRequest, error: Exception) -> HttpResponse:
    told = _("Cần khóa truy cập còn hiệu lực: Authorization: Bearer KHÓA. Tạo khóa ở trang tài khoản.")
    answer = _problem(request, 401, "unauthenticated", told)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(PermissionDenied)
def forbidden(request: HttpRequest, error: Exception) -> HttpResponse:
    return _problem(request, 403, "forbidden", str(error))


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Exception) -> HttpResponse:
    told = _("Không có gì ở địa chỉ này, hoặc cơ quan của bạn không được xem.")
    return _problem(request, 404, "not-found", told)


@csrf_exempt
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer for an address that the API does not have, in the shape of its other answers."""
    return missing(request, Http404())


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    codes = {413: "too-large", 400: "unreadable-request", 405: "wrong-method"}
    return _problem(request, error.status_code, codes.get(error.status_code, "refused"), str(error))


@api.exception_handler(WrongInput)
def wrong_input(request: HttpRequest, error: WrongInput) -> HttpResponse:
    wrong = [{"where": ".".join(map(str, one["loc"])), "message": one["msg"]} for one in error.errors]
    return _problem(request, 422, "wrong-input", _("Có chỗ chưa đúng trong yêu cầu."), wrong)


@api.exception_handler(ValidationError)
def not_taken(request: HttpRequest, error: ValidationError) -> HttpResponse:
    code = getattr(error, "code", None) or "wrong-input"
    return _problem(request, 422, code, " ".join(error.messages))
