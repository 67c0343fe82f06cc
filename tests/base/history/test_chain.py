import hypothesis.strategies as st
import pytest
from hypothesis import given

from nhipcau.base.history.rules import (
    GENESIS,
    SealedBlock,
    SealedEntry,
    block_digest,
    chain_faults,
    entry_digest,
    root_of,
)

sizes = st.lists(st.integers(1, 4), min_size=1, max_size=5)


def chain(sizes):
    """A sound chain with so many entries in each block; the digest of the first covers each of them, as it once did."""
    blocks, previous, next_id = [], GENESIS, 1
    for number, size in enumerate(sizes, start=1):
        digests = [entry_digest({"id": next_id + i}) for i in range(size)]
        entries = tuple(SealedEntry(next_id + i, i, digest, digest) for i, digest in enumerate(digests))
        root = root_of(digests) if number > 1 else ""
        digest = block_digest(number, previous, "2026-01-01", root or digests)
        blocks.append(SealedBlock(number, previous, "2026-01-01", size, digest, entries, root))
        previous, next_id = digest, next_id + size
    return blocks


def replaced(block, **values):
    fields = {name: getattr(block, name) for name in block.__slots__}
    return type(block)(**(fields | values))


@given(sizes)
def test_a_sound_chain_has_no_fault(sizes):
    assert list(chain_faults(chain(sizes))) == []


@given(sizes, st.data())
def test_an_entry_altered_anywhere_is_named(sizes, data):
    blocks = chain(sizes)
    at = data.draw(st.integers(0, len(blocks) - 1))
    entries = list(blocks[at].entries)
    one = data.draw(st.integers(0, len(entries) - 1))
    entries[one] = replaced(entries[one], recomputed="0")
    blocks[at] = replaced(blocks[at], entries=tuple(entries))
    faults = list(chain_faults(blocks))
    assert [(fault.kind, fault.block, fault.entry) for fault in faults] == [("altered", at + 1, entries[one].id)]


@given(sizes, st.data())
def test_an_entry_altered_together_with_its_digest_breaks_the_block(sizes, data):
    blocks = chain(sizes)
    at = data.draw(st.integers(0, len(blocks) - 1))
    forged = (replaced(blocks[at].entries[0], digest="0", recomputed="0"), *blocks[at].entries[1:])
    blocks[at] = replaced(blocks[at], entries=forged)
    assert [fault.kind for fault in chain_faults(blocks)] == ["broken"]


@given(st.lists(st.integers(1, 4), min_size=2, max_size=5), st.data())
def test_a_block_taken_out_of_the_middle_is_seen(sizes, data):
    blocks = chain(sizes)
    del blocks[data.draw(st.integers(0, len(blocks) - 2))]
    assert "broken" in {fault.kind for fault in chain_faults(blocks)}


@pytest.mark.parametrize(("kept", "kind"), [(slice(1, None), "missing"), (slice(0, -1), "missing")])
def test_an_entry_that_is_gone_is_seen(kept, kind):
    blocks = chain([3])
    blocks[0] = replaced(blocks[0], entries=blocks[0].entries[kept])
    assert kind in {fault.kind for fault in chain_faults(blocks)}


def test_the_digest_does_not_depend_on_the_order_of_keys():
    assert entry_digest({"a": 1, "b": "ồ"}) == entry_digest({"b": "ồ", "a": 1})
