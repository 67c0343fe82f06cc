from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import IO, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nhipcau.base.accounts.queries import administrator
from nhipcau.base.history.queries import of

from . import actions, queries
from .forms import SheetForm
from .models import Row, Sheet
from .rules import Cells, Columns, Kind, as_csv, as_xlsx

Answer = HttpResponse | StreamingHttpResponse | FileResponse
FORMS = ("csv", "xlsx")
AT_ONCE = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_file(form: str, name: str, heads: Sequence[str], rows: Iterable[Cells]) -> Answer:
    """Answer with the rows of a list as a file: `form` is csv or xlsx, `name` the file's name without its ending."""
    if form == "xlsx":
        return _xlsx(as_xlsx(name, heads, rows), name)
    answer = StreamingHttpResponse(as_csv(heads, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def file_asked(request: HttpRequest, name: str, columns: Columns[Any], rows: Iterable[Any]) -> Answer | None:
    """Answer a list's address that ends in as=csv or as=xlsx with all its rows; None where a page is asked for.

    `columns` maps headings to what the row of each says. Call it with the rows that the page would show, unpaged.
    """
    if (form := request.GET.get("as")) not in FORMS:
        return None
    each = rows.iterator(chunk_size=AT_ONCE) if isinstance(rows, QuerySet) else rows
    said = ([cell(row) for cell in columns.values()] for row in each)
    return as_file(form, name, [str(title) for title in columns], said)


def _xlsx(file: IO[bytes], name: str) -> FileResponse:
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)


@login_required
def listing(request: HttpRequest) -> HttpResponse:
    kinds = queries.allowed(request.user)
    sheets = queries.visible_to(request.user)
    after = request.GET.get("after", "")
    rows = list((sheets.filter(pk__lt=after) if after.isdecimal() and len(after) < 18 else sheets)[:51])
    shown = {
        "here": "sheets",
        "kinds": kinds,
        "names": {kind.code: kind.title for kind in kinds},
        "sheets": [(sheet, queries.kind(sheet.kind).title) for sheet in rows[:50]],
        "following": rows[49].pk if len(rows) > 50 else None,
        "asked": {},
    }
    return render(request, "sheets/list.html", shown)


@login_required
def new(request: HttpRequest, code: str) -> HttpResponse:
    kind = _kind(request, code)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            sheet = actions.upload(request.user, code, name=file.name, file=file, size=file.size)
            return redirect("sheets:sheet", sheet.pk)
        except ValidationError as problem:
            form.add_error(None, problem)
    shown = {"here": "sheets", "kind": kind, "form": form}
    return render(request, "sheets/new.html", shown, status=422 if form.errors else 200)


@login_required
def template(request: HttpRequest, code: str) -> FileResponse:
    return _xlsx(queries.template(_kind(request, code)), f"nhip-cau-{code}")


@login_required
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    found = _sheet(request, pk)
    verdict = request.GET.get("verdict", "")
    counts = queries.counted(found)
    rows, following = queries.page(queries.narrowed(found, verdict), request.GET.get("after", ""))
    done, total = queries.progress(found, counts)
    shown: dict[str, Any] = {
        "here": "sheets",
        "sheet": found,
        "kind": queries.kind(found.kind),
        "asked": {"verdict": verdict},
        "counts": [(code, Row.Verdict(code).label, number) for code, number in counts.items()],
        "good": sum(number for code, number in counts.items() if code != Row.Verdict.REFUSED),
        "working": found.state in queries.WORK,
        "done": done,
        "total": total,
        "problem": queries.told(*found.problem) if found.problem else "",
        "rows": [queries.explained(found, row) for row in rows],
        "following": following,
        "history": of("sheets.sheet", pk),
    }
    return render(request, "sheets/sheet.html", shown)


@login_required
def listed(request: HttpRequest, what: str) -> Answer:
    administrator(request.user)
    asked = {name: request.GET.get(name, "").replace("\0", "").strip() for name in ("q", "kind", "role", "state")}
    if what == "offices":
        file = file_asked(request, "co-quan", queries.OFFICES, queries.offices_listed(request.user, asked))
    else:
        file = file_asked(request, "nguoi-dung", queries.PEOPLE, queries.people_listed(request.user, asked))
    return file or redirect(f"accounts:{what}")


@login_required
def original(request: HttpRequest, pk: int) -> FileResponse:
    found = _sheet(request, pk)
    # Always a download, whatever was uploaded under this name.
    return FileResponse(
        found.original.open(), as_attachment=True, filename=found.name, content_type="application/octet-stream"
    )


@login_required
def result(request: HttpRequest, pk: int, form: str) -> Answer:
    found = _sheet(request, pk)
    there = set(found.columns.values())
    titles = [str(column.title) for column in queries.kind(found.kind).columns if column.key in there]
    heads = [_("Dòng"), _("Kết quả"), _("Lý do"), _("Đã ghi thành"), *titles]
    return as_file(form, f"nhip-cau-{found.kind}-{pk}", heads, queries.result(found))


DEEDS: dict[str, Callable[[Any, Sheet], Sheet]] = {
    "run": actions.run,
    "drop": actions.drop,
    "take-back": actions.take_back,
    "carry-on": actions.carry_on,
}


@login_required
def deed(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    found = _sheet(request, pk)
    # A form's address opened without its data, as after signing in again, leads to the page that the form stands on.
    if request.method == "POST":
        try:
            DEEDS[what](request.user, found)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
    return redirect("sheets:sheet", pk)


def _kind(request: HttpRequest, code: str) -> Kind:
    if code not in queries.kinds():
        raise Http404
    kind = queries.kind(code)
    if not kind.may(request.user):
        raise PermissionDenied(_("Tài khoản của bạn không được nhập loại bảng tính này."))
    return kind


def _sheet(request: HttpRequest, pk: int) -> Sheet:
    return get_object_or_404(queries.visible_to(request.user), pk=pk)
