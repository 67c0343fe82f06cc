"""`nhipcau explain`: why something was found, and why something was not."""

import json

from nhipcau.cli import reasons
from nhipcau.reading import explain

PAPER = """Quận Cầu Giấy và huyện Mèo Vạc ký kết hợp tác
Ngày 12/4/2022, quận Cầu Giấy và huyện Mèo Vạc ký kết biên bản hợp tác, gồm các nội dung sau:
Hai bên thống nhất phát triển du lịch.
Lãnh đạo huyện Mèo Vạc cảm ơn và chúc quận Cầu Giấy phát triển.
Đoàn dâng hương tại tượng đài Lê Hồng Phong, theo lời đồng chí Bí thư.
"""


def reasons_of(text, kind):
    return {text[one.span.start : one.span.end]: one.reason for one in explain(text) if one.kind == kind and one.reason}


def test_a_finding_is_told_with_its_rule_and_words(run, tmp_path):
    path = tmp_path / "paper.txt"
    path.write_bytes(PAPER.encode())
    status, out, err = run("explain", "--at", PAPER.index("phát triển du lịch"), path)
    assert (status, err) == (0, "")
    assert "Hai bên thống nhất phát triển du lịch" in out
    assert "commitment.agreed" in out
    assert "“thống nhất”" in out
    assert "Du lịch" in out


def test_it_speaks_english_too(run, tmp_path):
    path = tmp_path / "paper.txt"
    path.write_bytes(PAPER.encode())
    _, out, _ = run("explain", path, locale="en_GB.UTF-8")
    assert "found by the rule commitment.agreed" in out


def test_as_json_each_is_an_object_on_a_line(run, tmp_path):
    path = tmp_path / "paper.txt"
    path.write_bytes(PAPER.encode())
    _, out, _ = run("explain", "--format", "json", path)
    rows = [json.loads(line) for line in out.splitlines()]
    assert {"kind", "span", "words", "sentence", "rule", "reason", "clues"} <= set(rows[0])
    assert {row["kind"] for row in rows} >= {"party", "event", "commitment"}


def test_praise_and_introductions_are_told_from_commitments():
    told = reasons_of(PAPER, "commitment")
    assert "introduction" in told.values()
    assert "praise" in told.values()


def test_a_file_that_is_not_there_is_reported(run, tmp_path):
    status, _, err = run("explain", tmp_path / "none.txt")
    assert status == 2
    assert "none.txt" in err


def test_each_reason_that_the_engine_gives_has_words(run):
    from pathlib import Path

    corpus = Path(__file__).parents[1] / "corpus"
    for path in [*corpus.glob("documents/*.txt"), *corpus.glob("papers/*.txt")]:
        for one in explain(path.read_bytes().decode()):
            assert one.rule or one.reason in reasons.REASONS
            assert all(clue.category in reasons.CATEGORIES for clue in one.clues)
