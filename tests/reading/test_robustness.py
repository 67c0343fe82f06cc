"""Whatever is read, nothing is raised, and time grows no faster than the text."""

import gc
import time
import unicodedata
from pathlib import Path

import pytest

from nhipcau.reading import read

PAPER = (Path(__file__).parents[1] / "corpus" / "documents" / "visit-lao-province.txt").read_text(encoding="utf-8")
NOISE = {
    "empty": "",
    "one-word": "Chào",
    "blank-lines": "\n \n\t\n",
    "only-numbers": "12/3 45 tỷ đồng 7/8/2020 " * 50,
    "only-capitals": "TỈNH ỦY HÀ GIANG " * 50,
    "lone-kind": "tỉnh",
    "open-bracket": "Huyện Mai Châu (",
    "colons": ":;:;,.…" * 40,
    "dotted-capital-i": "İİİ huyện Mai Châu İ",
    "emoji": "🌉 Hà Nội 🌉 và Huế 🌉",
    "gap-before-a-name": "Đoàn trao quà. Tỉnh Hà Nam và " + " " * 70 + "tỉnh Sơn La ký thỏa thuận hợp tác.",
    "guests-named-late": (
        "Chuyến đi\n\nTại tỉnh Sơn La, đoàn trao đổi kinh nghiệm với lãnh đạo tỉnh. Đoàn công tác của tỉnh Hà Nam về."
    ),
}


@pytest.mark.parametrize("text", NOISE.values(), ids=NOISE)
def test_noise_is_read_without_complaint(text):
    draft = read(text)
    assert all(0 <= span.start <= span.end <= len(text) for span in draft.body)


@pytest.mark.parametrize("cut", range(0, len(PAPER), 97))
def test_a_paper_cut_anywhere_is_read(cut):
    read(PAPER[:cut])
    read(PAPER[cut:])


def mangled():
    return {
        "nfd": unicodedata.normalize("NFD", PAPER),
        "crlf": PAPER.replace("\n", "\r\n"),
        "nbsp": PAPER.replace(" ", "\u00a0"),
        "bom": "\ufeff" + PAPER,
    }


@pytest.mark.parametrize("form", mangled())
def test_the_form_of_the_text_does_not_change_what_is_found(form):
    plain, other = read(PAPER), read(mangled()[form])
    assert [p.level for p in plain.parties] == [p.level for p in other.parties]
    assert [(c.field, c.status) for c in plain.commitments] == [(c.field, c.status) for c in other.commitments]
    assert [s.amount_vnd for s in plain.support] == [s.amount_vnd for s in other.support]
    assert len(plain.people) == len(other.people)


@pytest.mark.parametrize(
    "piece",
    [
        PAPER + "\n",
        PAPER.replace("\n", " ").replace(".", ","),
        "huyện Mai Châu và ",
        "Huyện ",
        "Bolina (Cuba), ",
        "xã Chiềng Hoa 2 tỷ đồng, Hát Lót 3 triệu đồng, ",
        "tỉnh Hòa Bình: 2 tỷ đồng; ",
        "các xã khó khăn gồm Chiềng Hoa (Mường La) và Hát Lót ",
    ],
    ids=["papers", "one-line", "names", "capitals", "countries", "shares", "lines", "brackets"],
)
def test_time_grows_with_the_length(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        begin = time.process_time()
        read(text)
        return time.process_time() - begin

    seconds(50_000)
    assert seconds(800_000) < 12 * seconds(200_000) + 0.5


# What a run over random documents has found: marks of other scripts go on with the letter or the space before them.
FOUND = {
    "marks-after-a-name": "Đồng chí Nguyễn Văn Lâm\u0dfa\u0dfa, Bí thư Huyện ủy Mai Châu\u0dfa, huyện Lâm Đồ\u0dfa.",
    "of-before-a-place": "của Hà Nội và của Huế\ncủa Hà Nội",
    "space-after-a-quotation-mark": "Hai huyện thống nhất hỗ trợ nhau về y tế; “ hỗ trợ đặc sản địa phương.",
    "control-sign-before-a-semicolon": "Hai huyện thống nhất hợp tác về y tế, giáo dục\x1f; huyện Mai Châu cử cán bộ.",
    "number-at-the-end": "Hai huyện thống nhất:\n- Huyện Mai Châu cử cán bộ lên tập huấn dịp 20/12",
    "marks-after-a-space": "Hai huyện thống nhất:\n; ; " + "\U00017733" * 9 + "; phối hợp \u0dfa",
}


@pytest.mark.parametrize("odd", FOUND.values(), ids=FOUND)
def test_marks_of_other_scripts_stay_with_their_letters(odd):
    raw = PAPER + odd
    draft = read(raw)
    assert all(raw[one.span.start : one.span.end].strip() == one.name for one in (*draft.people, *draft.parties))
    for one in draft.commitments:
        words = raw[one.span.start : one.span.end]
        assert words == words.strip()


def test_reading_leaves_no_cycle_to_collect_and_the_collector_as_it_was():
    read(PAPER)
    gc.collect()
    read(PAPER)
    assert gc.isenabled()
    assert gc.collect() == 0
