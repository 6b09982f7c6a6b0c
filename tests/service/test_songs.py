"""Songs: what a file may be called that is made of one."""

import pytest

from surefoot.service.songs import _title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("My song.mp3", "My song"),
        ("..\\..\\up/U\u0308ber uns.mp3", "\u00dcber uns"),
        ("a:b*c?.wav", "a_b_c_"),
        (".mp3", "mp3"),
        ("", "song"),
    ],
)
def test_a_title_is_a_name_that_every_disk_takes(name: str, title: str) -> None:
    assert _title(name) == title


def test_a_title_in_letters_of_several_bytes_leaves_room_for_the_ending() -> None:
    title = _title("\u8d70" * 300 + ".mp3")
    assert len(f"{title} (170.5 spm).mp3.part".encode()) <= 255
    assert title == "\u8d70" * 66
