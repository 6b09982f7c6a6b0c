"""Bytes with some of them changed and the end cut off."""

from hypothesis import strategies as st


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    changed = bytearray(whole)
    for place in draw(st.lists(st.integers(0, len(changed) - 1), max_size=6)):
        changed[place] = draw(st.integers(0, 255))
    return bytes(changed[: draw(st.integers(0, len(changed)))])
