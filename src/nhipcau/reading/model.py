"""An optional second opinion: what a language model that the user runs suggests where the rules are unsure.

Any endpoint of the OpenAI-compatible chat protocol will do. Nothing is sent unless asked for, and never a paper that
bears a mark of secrecy.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from nhipcau.reading.draft import Commitment, Draft, Span, Support
from nhipcau.reading.layout import Range
from nhipcau.reading.numbers import NUMBER, money_at
from nhipcau.reading.paper import Paper, open_paper
from nhipcau.reading.sources import Source
from nhipcau.reading.vocabulary import rows

if TYPE_CHECKING:
    from http.client import HTTPResponse
    from urllib.request import OpenerDirector

RULE = "suggested by a model"
CONFIDENTIAL = "văn bản có dấu {mark} nên không gửi cho mô hình"
UNANSWERED = "mô hình không trả lời về {count} đoạn ({problem})"
UNFOUND = "đã bỏ {count} gợi ý của mô hình vì không có nguyên văn trong văn bản"
TOO_MANY = "chỉ hỏi mô hình về {count} đoạn đầu chưa chắc"

_TRIGGERS = ("ties", "acts", "actions", "gifts")
_COMMITMENTS, _SUPPORT = {"agreed", "proposed", "done"}, {"given", "pledged"}
_LONGEST, _MOST = 4000, 50
_ANSWER_BYTES = 1_000_000
_PASSING = {408, 429, 500, 502, 503, 504}


class NoAnswer(Exception):
    """The model said nothing that can be used; the message says why in a few words."""


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """Asks the model `name` at `url`, the address that ends before "/chat/completions", about unsure paragraphs.

    Without `name` it is the first model that the server lists. `key` is sent as a bearer token. A question is put
    `attempts` times, each for at most `seconds`.
    """

    url: str
    name: str | None = None
    key: str | None = field(default=None, repr=False)
    seconds: float = 60.0
    attempts: int = 3
    pause: float = 1.0

    def __call__(self, source: Source, draft: Draft) -> Draft:
        """Return `draft` with the model's suggestions that stand in the text word for word; never raises for it."""
        if source.confidential:
            return _warned(draft, CONFIDENTIAL.format(mark=source.confidential))
        paper = open_paper(draft.text)
        asked = list(unsure(paper, draft))
        answers, problems = self._answers(paper, asked[:_MOST])
        found = [_suggestion(paper, *place, said) for place, said in answers]
        warnings = [UNANSWERED.format(count=len(problems), problem=problems[0])] if problems else []
        warnings += [UNFOUND.format(count=found.count(None))] if None in found else []
        warnings += [TOO_MANY.format(count=_MOST)] if len(asked) > _MOST else []
        return _warned(_with(draft, [one for one in found if one]), *warnings)

    def _answers(self, paper: Paper, asked: list[Range]) -> tuple[list[tuple[Range, Any]], list[str]]:
        """Return what is suggested for each paragraph, and for each without an answer why."""
        answers: list[tuple[Range, Any]] = []
        problems: list[str] = []
        for at, (start, end) in enumerate(asked):
            try:
                answers += [((start, end), said) for said in self._ask(paper.text[start:end])]
            except _NoServer as problem:
                # The others would only wait as long.
                return answers, problems + [str(problem)] * (len(asked) - at)
            except NoAnswer as problem:
                problems.append(str(problem))
        return answers, problems

    def _ask(self, paragraph: str) -> list[Any]:
        question = {
            "model": self.name or _first_model(self),
            "messages": [{"role": "system", "content": _prompt()}, {"role": "user", "content": paragraph}],
            "temperature": 0,
            "response_format": {"type": "json_object"},
        }
        answer = self._send("/chat/completions", question)
        try:
            content = answer["choices"][0]["message"]["content"]
            # Some models wrap what they say in Markdown, or think aloud first.
            found = json.loads(content[content.index("{") : content.rindex("}") + 1])["findings"]
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
            raise NoAnswer("JSON") from None
        if not isinstance(found, list):
            raise NoAnswer("JSON")
        return found

    def _send(self, path: str, question: dict[str, Any] | None = None) -> Any:
        """Return the JSON that the server answers, after as many attempts as need be."""
        for left in reversed(range(self.attempts)):
            try:
                return self._once(path, question)
            except _Passing as problem:
                if not left:
                    raise _NoServer(str(problem)) from None
                time.sleep(self.pause * (self.attempts - left))
        raise _NoServer("0")

    def _once(self, path: str, question: dict[str, Any] | None) -> Any:
        from http.client import HTTPException
        from urllib.error import HTTPError
        from urllib.request import Request

        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        address = self.url.rstrip("/").removesuffix("/chat/completions") + path
        try:
            request = Request(address, json.dumps(question).encode() if question else None, headers)
            with _opener().open(request, timeout=self.seconds) as answer:
                return json.loads(_body(answer, time.monotonic() + self.seconds))
        except HTTPError as problem:
            with problem:
                raise (_Passing if problem.code in _PASSING else NoAnswer)(f"HTTP {problem.code}") from None
        except (OSError, HTTPException) as problem:
            # URLError wraps what really happened.
            raise _Passing(type(getattr(problem, "reason", problem)).__name__) from None
        except (ValueError, RecursionError):
            raise NoAnswer("JSON") from None


class _NoServer(NoAnswer):
    """Nobody answers, however often asked."""


class _Passing(Exception):
    """What may be over at the next attempt."""


@cache
def _opener() -> OpenerDirector:
    from urllib.request import HTTPRedirectHandler, build_opener

    class Stay(HTTPRedirectHandler):
        """Follows nobody elsewhere, who would be sent the key."""

        def redirect_request(self, *_: Any) -> None:
            return None

    return build_opener(Stay)


def _body(answer: HTTPResponse, deadline: float) -> bytes:
    """Return what is answered before `deadline`, however slowly it comes."""
    body = b""
    while len(body) < _ANSWER_BYTES and (piece := answer.read1(_ANSWER_BYTES)):
        body += piece
        if time.monotonic() > deadline:
            raise TimeoutError
    return body


@cache
def _first_model(opinion: SecondOpinion) -> str:
    try:
        return str(opinion._send("/models")["data"][0]["id"])
    except (LookupError, TypeError):
        raise NoAnswer("/models") from None


@cache
def _prompt() -> str:
    codes = ", ".join(sorted({code.rstrip("?") for _, code in rows("fields")}))
    text = (files("nhipcau.reading") / "data" / "model.txt").read_text(encoding="utf-8")
    return text.replace("{fields}", codes)


def unsure(paper: Paper, draft: Draft) -> Iterator[Range]:
    """Yield the paragraphs that the rules are unsure of, as ranges of the clean text.

    These are the paragraphs of the body of a paper on cooperation that hold a word of cooperating or giving, or an
    amount of money, and yet no finding; of a very long one the beginning.
    """
    if not draft.cooperation:
        return
    lists = (draft.parties, draft.people, draft.events, draft.commitments, draft.support)
    taken = [(one.span.start, one.span.end) for findings in lists for one in findings]
    if draft.document.title_span:
        taken.append((draft.document.title_span.start, draft.document.title_span.end))
    for start, end in paper.layout.lines:
        span = paper.span(start, end)
        if any(first < span.end and span.start < last for first, last in taken):
            continue
        if any(paper.within(category, start, end) for category in _TRIGGERS) or _has_money(paper.text, start, end):
            yield start, min(end, start + _LONGEST)


def _has_money(text: str, start: int, end: int) -> bool:
    return any(money_at(text, *number.span()) for number in NUMBER.finditer(text, start, end))


def _suggestion(paper: Paper, start: int, end: int, said: Any) -> Commitment | Support | None:
    """Return a suggestion as a finding, None where its words do not stand in the paragraph or its kind is unknown.

    Of support only the words are taken: amounts, giver and receiver stay undecided.
    """
    words = said.get("text") if isinstance(said, dict) else None
    place = _place(paper.text, start, end, words) if isinstance(words, str) else None
    if place is None:
        return None
    span, status = paper.span(*place), said.get("status")
    if said.get("kind") == "commitment":
        code = _known(said.get("field"), {code.rstrip("?") for _, code in rows("fields")}, "general")
        return Commitment(span=span, field=code, status=_known(status, _COMMITMENTS, "agreed"), rule=RULE)
    if said.get("kind") == "support":
        kind = "money" if _has_money(paper.text, *place) else "in_kind"
        return _support(kind, span, _known(status, _SUPPORT, "given"))
    return None


def _known(code: Any, codes: set[str], plainest: str) -> str:
    return code if isinstance(code, str) and code in codes else plainest


def _support(kind: str, span: Span, status: str) -> Support:
    return Support(
        kind=kind, amount_vnd=None, quantity=None, item=None, receiver=None, giver=None, status=status, span=span,
        rule=RULE,
    )  # fmt: skip


def _place(text: str, start: int, end: int, words: str) -> Range | None:
    """Return where `words` stand in a paragraph, but for the kind and number of spaces."""
    parts = words.split()
    if not parts:
        return None
    found = re.compile(r"\s+".join(map(re.escape, parts))).search(text, start, end)
    return found.span() if found else None


def _with(draft: Draft, suggested: list[Commitment | Support]) -> Draft:
    unique = list(dict.fromkeys(suggested))
    commitments = [*draft.commitments, *(one for one in unique if isinstance(one, Commitment))]
    support = [*draft.support, *(one for one in unique if isinstance(one, Support))]
    return draft._replace(
        commitments=tuple(sorted(commitments, key=lambda one: (one.span.start, one.span.end))),
        support=tuple(sorted(support, key=lambda one: (one.span.start, one.span.end))),
    )


def _warned(draft: Draft, *warnings: str) -> Draft:
    return draft._replace(warnings=(*draft.warnings, *warnings)) if warnings else draft
