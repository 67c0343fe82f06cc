"""A history that leaves the house proves itself: what was signed, byte for byte, in its place in the chain."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.base.history import actions
from nhipcau.base.history.actions import export, record, seal
from nhipcau.base.history.models import Entry
from nhipcau.base.history.rules import (
    BUNDLE,
    GENESIS,
    block_digest,
    bundle_faults,
    entry_digest,
    public_key,
    root_of,
    signed,
)

SECRET = "a long and random secret for the tests of bundles"


def said(number):
    return {
        "at": f"2026-01-0{number}T00:00:00.000000Z",
        "actor_id": 1,
        "actor_name": "Trần Thị Lan",
        "on_behalf_of": "",
        "action": "test.act",
        "subject_kind": "accounts.office",
        "subject_id": 7,
        "subject_label": "Sở Nội vụ",
        "changes": {"title": ["cũ", "mới"], "n": [None, 1.5]},
    }


def made(old=False):
    """Three blocks of two entries, of which the bundle tells the first of each but the last."""
    blocks, previous = [], GENESIS
    for number in (1, 2, 3):
        digests = [entry_digest(said(number)), "0" * 64]
        root = "" if old else root_of(digests)
        digest = block_digest(number, previous, "2026-02-01", root or digests)
        told = {"number": number, "previous": previous, "sealed_at": "2026-02-01", "root": root, "digest": digest}
        blocks.append(told | ({"entries": digests} if old or number < 3 else {}))
        previous = digest
    entries = [{"id": number, "block": number, "position": 0, **said(number)} for number in (1, 2)]
    about = {"kind": "accounts.office", "id": 7, "label": "Sở Nội vụ"}
    return {"format": BUNDLE, "about": about, "made_at": "2026-02-02", "entries": entries, "blocks": blocks}


WHOLE = signed(made(), SECRET)


def kinds(bundle, key=""):
    content = bundle if isinstance(bundle, bytes) else signed(bundle, SECRET)
    return [(fault.kind, fault.block, fault.entry) for fault in bundle_faults(content, key)]


@pytest.mark.parametrize("old", [True, False], ids=["digests", "roots"])
def test_a_bundle_that_was_not_touched_is_sound(old):
    assert kinds(made(old)) == []
    assert kinds(made(old), public_key(SECRET)) == []


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_any_byte_that_is_another_is_found(at, by):
    assert kinds(WHOLE[:at] + bytes([WHOLE[at] ^ by]) + WHOLE[at + 1 :])


@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=3))
def test_bytes_left_out_or_put_in_are_found(at, more):
    assert kinds(WHOLE[:at])
    assert kinds(WHOLE[:at] + more + WHOLE[at:]) or not more


@given(st.binary())
def test_what_is_no_bundle_is_said_to_be_none(content):
    assert kinds(content) == [("unreadable", 0, None)]


@pytest.mark.parametrize("shape", [[], {}, {"bundle": []}, {"bundle": {"format": BUNDLE, "key": "x"}, "signature": 1}])
def test_what_has_another_shape_is_no_bundle(shape):
    assert [kind for kind, *_ in kinds(json.dumps(shape, separators=(",", ":")).encode() + b"\n")] == ["unreadable"]


def test_a_bundle_of_another_house_is_not_taken_for_ours():
    assert kinds(made(), public_key("another secret")) == [("key", 0, None)]


def test_a_forger_with_a_key_of_their_own_cannot_alter_an_entry():
    forged = made()
    forged["entries"][1]["actor_name"] = "kẻ khác"
    assert kinds(forged) == [("altered", 2, 2)]
    forged = made()
    forged["entries"][0]["position"] = 1
    assert kinds(forged) == [("altered", 1, 1)]


def test_a_block_altered_or_left_out_breaks_the_chain():
    forged = made()
    forged["blocks"][2]["root"] = "1" * 64
    assert ("broken", 3, None) in kinds(forged)
    forged = made()
    del forged["blocks"][0]
    assert ("broken", 1, None) in kinds(forged)
    forged = made()
    forged["blocks"][0]["entries"][1] = "1" * 64
    assert ("broken", 1, None) in kinds(forged)


@pytest.fixture
def exported(office, other_office, monkeypatch, tmp_path):
    """The history of one of two offices, in blocks of two lines, as a file."""
    monkeypatch.setattr(actions, "BLOCK_SIZE", 2)
    for number in range(3):
        record(None, "test.act", office, {"number": number})
        record(None, "test.act", other_office, {"number": number})
    path = tmp_path / "lich-su.json"
    path.write_bytes(export(office, {"accounts.office": [office.pk]}))
    return path


def test_an_export_holds_the_lines_about_its_subject_and_all_blocks(exported, office):
    bundle = json.loads(exported.read_bytes())["bundle"]
    assert [entry["changes"]["number"] for entry in bundle["entries"]] == [0, 1, 2]
    assert {entry["subject_id"] for entry in bundle["entries"]} == {office.pk}
    assert len(bundle["blocks"]) == 3
    assert bundle["about"]["label"] == str(office)


def test_an_export_is_verified_offline(exported, capsys, settings):
    key = public_key(settings.SIGNING_KEY)
    call_command("history", "key")
    assert capsys.readouterr().out.strip() == key
    call_command("history", "verify", str(exported), "--key", key)
    said = capsys.readouterr().out
    assert "Gói nguyên vẹn" in said
    assert key in said
    head = json.loads(exported.read_bytes())["bundle"]["blocks"][1]["digest"]
    call_command("history", "verify", str(exported), "--head", head)


def test_a_stranger_is_told_to_compare_the_key(exported, capsys, settings):
    settings.SIGNING_KEY = "the secret of another installation, long enough"
    call_command("history", "verify", str(exported))
    assert "Hãy so khóa này" in capsys.readouterr().out


def test_a_tampered_export_is_refused_with_a_reason(exported):
    exported.write_bytes(exported.read_bytes().replace(b'"number":1', b'"number":9', 1))
    with pytest.raises(CommandError, match="Chữ ký"):
        call_command("history", "verify", str(exported))
    with pytest.raises(CommandError, match="Không mở được"):
        call_command("history", "verify", f"{exported}.none")


def test_an_export_without_the_head_kept_elsewhere_is_refused(exported):
    with pytest.raises(CommandError, match="abc"):
        call_command("history", "verify", str(exported), "--head", "abc")


def test_a_line_that_neither_waits_nor_is_sealed_is_missed(office):
    record(None, "test.act", office)
    seal()
    forgotten = record(None, "test.act", office)
    forgotten.waiting.delete()
    with pytest.raises(CommandError, match=f"Dòng {forgotten.pk} không ở khối nào"):
        call_command("history", "verify")
    assert Entry.objects.count() == 2
