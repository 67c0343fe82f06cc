"""The second opinion of a model: what it is asked, what is kept of its answers, what it is never sent."""

from __future__ import annotations

import http.server
import json
import pickle
import threading

import pytest

from nhipcau.reading import read
from nhipcau.reading.model import RULE, SecondOpinion, unsure
from nhipcau.reading.paper import open_paper
from nhipcau.reading.sources import open_source

HEAD = "Quận Cầu Giấy và huyện Mèo Vạc ký kết hợp tác\n\nSáng 12/4/2022, quận Cầu Giấy (Hà Nội) và huyện Mèo Vạc \
(Hà Giang) ký kết biên bản hợp tác.\n"
UNSURE = "Chuyện hợp tác làm ăn thì bà con bản Tả Lủng ai cũng mong, tiền của cũng chừng 7 triệu đồng."
IDLE = "Trời hôm ấy nắng đẹp, hoa gạo nở đỏ khắp ngã ba."
TEXT = f"{HEAD}{UNSURE}\n{IDLE}\n"


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as the test says, and keeps what it was asked."""

    def do_GET(self):
        self.answer(json.dumps({"data": [{"id": "first"}, {"id": "second"}]}).encode())

    def do_POST(self):
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, dict(self.headers), question))
        said = self.server.says
        said = said.pop(0) if isinstance(said, list) and len(said) > 1 else said[0] if isinstance(said, list) else said
        said(self) if callable(said) else self.answer(said)

    def answer(self, body, status=200, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        return


def chat(content):
    """An answer of the protocol that says `content`."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


def findings(*found):
    return chat(json.dumps({"findings": list(found)}))


@pytest.fixture
def model():
    """A small fake of the protocol on this machine; `says` is an answer, what gives one, or a list of these."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.asked, server.says = [], findings()
    server.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def ask(url, text=TEXT, **settings):
    (source,) = open_source("a.txt", text.encode())
    opinion = SecondOpinion(url, **{"name": "m", "seconds": 2, "pause": 0.01} | settings)
    return opinion(source, read(source.text))


def suggested(draft):
    return [draft.text[one.span.start : one.span.end] for one in draft.commitments + draft.support if one.rule == RULE]


def test_only_paragraphs_that_the_rules_are_unsure_of_are_sent(model):
    ask(model.url)
    assert [question["messages"][1]["content"] for _, _, question in model.asked] == [UNSURE]
    assert model.asked[0][0] == "/v1/chat/completions"
    assert model.asked[0][2]["temperature"] == 0


def test_a_paper_without_cooperation_asks_nothing(model):
    text = "Thời tiết hôm nay\n\nGiá cà phê hôm nay là 120 triệu đồng mỗi tấn."
    assert ask(model.url, text) == read(text)
    assert model.asked == []


@pytest.mark.parametrize(
    ("paragraph", "sent"),
    [
        ("Việc hợp tác ấy nhiều người nhắc mãi.", True),
        ("Số tiền ghi trong sổ là 12 triệu đồng.", True),
        ("Trời nắng to suốt cả tuần.", False),
        ("Năm 2022 trời nắng to suốt 12 ngày.", False),
    ],
)
def test_a_paragraph_is_unsure_by_a_word_of_cooperation_or_an_amount(paragraph, sent):
    text = HEAD + paragraph + "\n"
    draft = read(text)
    paper = open_paper(text)
    lists = draft.commitments + draft.support + draft.events
    assert not any(one.span.start >= len(HEAD) for one in lists), "the rules found something here: choose other words"
    assert [paper.text[start:end] for start, end in unsure(paper, draft)] == ([paragraph] if sent else [])


def test_what_stands_in_the_text_is_kept_and_marked(model):
    model.says = findings(
        {"kind": "commitment", "text": "hợp tác làm ăn", "field": "trade", "status": "proposed"},
        {"kind": "support", "text": "chừng 7 triệu đồng", "status": "pledged", "amount_vnd": 7_000_000},
    )
    draft = ask(model.url)
    assert suggested(draft) == ["hợp tác làm ăn", "chừng 7 triệu đồng"]
    (commitment,) = (one for one in draft.commitments if one.rule == RULE)
    (support,) = (one for one in draft.support if one.rule == RULE)
    assert (commitment.field, commitment.status) == ("trade", "proposed")
    assert (support.kind, support.status, support.amount_vnd, support.receiver) == ("money", "pledged", None, None)
    assert draft.warnings == read(TEXT).warnings


def test_spaces_may_differ_but_offsets_are_those_of_the_raw_text(model):
    text = TEXT.replace("hợp tác làm ăn", "hợp\u00a0tác  làm ăn").replace("\n", "\r\n")
    model.says = findings({"kind": "commitment", "text": " hợp tác làm ăn ", "field": "trade", "status": "agreed"})
    assert suggested(ask(model.url, text)) == ["hợp\u00a0tác  làm ăn"]


def test_what_is_not_in_the_paragraph_is_dropped_and_counted(model):
    model.says = findings(
        {"kind": "commitment", "text": "xây cầu qua sông", "field": "trade", "status": "agreed"},
        {"kind": "commitment", "text": "hoa gạo nở đỏ", "field": "trade", "status": "agreed"},
        {"kind": "commitment", "text": "", "field": "trade", "status": "agreed"},
        {"kind": "person", "text": "bà con"},
        "hợp tác",
        {"text": 5},
        None,
    )
    draft = ask(model.url)
    assert suggested(draft) == []
    assert draft.warnings[-1] == "đã bỏ 7 gợi ý của mô hình vì không có nguyên văn trong văn bản"


def test_unknown_codes_become_the_plainest(model):
    model.says = findings({"kind": "commitment", "text": "hợp tác làm ăn", "field": ["x"], "status": {"a": 1}})
    (commitment,) = (one for one in ask(model.url).commitments if one.rule == RULE)
    assert (commitment.field, commitment.status) == ("general", "agreed")


def test_the_same_suggestion_twice_is_one(model):
    one = {"kind": "commitment", "text": "hợp tác làm ăn", "field": "trade", "status": "agreed"}
    model.says = findings(one, one)
    assert suggested(ask(model.url)) == ["hợp tác làm ăn"]


@pytest.mark.parametrize("around", ["```json\n{}\n```", "<think>nghĩ…</think> {}", "{}"])
def test_an_answer_may_be_wrapped(model, around):
    inner = json.dumps({"findings": [{"kind": "commitment", "text": "hợp tác làm ăn"}]})
    model.says = chat(around.replace("{}", inner))
    assert suggested(ask(model.url)) == ["hợp tác làm ăn"]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"not JSON",
        b"[]",
        b"\xff\xfe",
        b'{"choices": []}',
        chat(None),
        chat("xin lỗi"),
        chat("} {"),
        chat('{"findings": {}}'),
        chat('{"other": []}'),
        chat("[" * 100_000),
        b"[" * 100_000,
    ],
    ids=range(12),
)
def test_an_answer_that_makes_no_sense_is_a_warning(model, answer):
    model.says = answer
    draft = ask(model.url)
    assert draft.warnings[-1] == "mô hình không trả lời về 1 đoạn (JSON)"
    assert draft.commitments == read(TEXT).commitments


def test_a_passing_trouble_is_tried_again(model):
    model.says = [
        lambda handler: handler.answer(b"", 503),
        lambda handler: handler.answer(b"", 429),
        findings({"kind": "commitment", "text": "hợp tác làm ăn"}),
    ]
    assert suggested(ask(model.url)) == ["hợp tác làm ăn"]
    assert len(model.asked) == 3


def test_a_lasting_trouble_is_a_warning_and_not_asked_again(model):
    model.says = lambda handler: handler.answer(b"", 401)
    assert ask(model.url).warnings[-1] == "mô hình không trả lời về 1 đoạn (HTTP 401)"
    assert len(model.asked) == 1


def test_a_server_that_is_silent_is_a_warning(model):
    over = threading.Event()
    model.says = lambda handler: over.wait(30)
    draft = ask(model.url, seconds=0.1, attempts=2)
    over.set()
    assert "mô hình không trả lời về 1 đoạn" in draft.warnings[-1]


def test_a_server_that_drips_is_a_warning(model):
    over = threading.Event()

    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        while not over.wait(0.05):
            handler.wfile.write(b" ")

    model.says = drip
    warnings = ask(model.url, seconds=0.2, attempts=1).warnings
    over.set()
    assert "TimeoutError" in warnings[-1]


def test_no_server_is_one_warning_however_many_paragraphs():
    text = HEAD + "\n".join(f"Việc hợp tác thứ {number} ấy nhiều người nhắc mãi." for number in range(9))
    draft = ask("http://127.0.0.1:9/v1", text, attempts=2)
    assert draft.warnings[-1].startswith("mô hình không trả lời về 9 đoạn")


def test_nobody_is_followed_elsewhere_with_the_key(model):
    model.says = lambda handler: handler.answer(b"", 302, Location="http://127.0.0.1:9/stolen")
    assert ask(model.url, key="secret").warnings[-1] == "mô hình không trả lời về 1 đoạn (HTTP 302)"


def test_a_key_is_sent_and_never_shown(model):
    ask(model.url, key="secret")
    assert model.asked[0][1]["Authorization"] == "Bearer secret"
    assert "secret" not in repr(SecondOpinion(model.url, key="secret"))


def test_without_a_name_the_first_model_of_the_server_is_asked(model):
    ask(model.url, name=None)
    assert model.asked[0][2]["model"] == "first"


def test_the_whole_address_of_the_chat_is_understood_too(model):
    ask(f"{model.url}/chat/completions/".rstrip("/"))
    assert model.asked[0][0] == "/v1/chat/completions"


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT"])
def test_a_paper_with_a_mark_of_secrecy_is_never_sent(model, mark):
    text = f"{mark}\n\n{TEXT}"
    draft = ask(model.url, text)
    assert model.asked == []
    assert draft.warnings[-1] == f"văn bản có dấu {mark} nên không gửi cho mô hình"


def test_an_opinion_can_go_to_another_process():
    opinion = SecondOpinion("http://127.0.0.1:9/v1", "m", "secret")
    assert pickle.loads(pickle.dumps(opinion)) == opinion
