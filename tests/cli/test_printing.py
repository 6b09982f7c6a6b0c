"""The bar of a long import."""

import io
from types import SimpleNamespace

import pytest

from surefoot.cli import printing
from surefoot.cli.printing import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    found = Terminal()
    monkeypatch.setattr(printing, "sys", SimpleNamespace(stderr=found))
    return found


def test_the_bar_follows_the_share_of_each_file(terminal: Terminal) -> None:
    bar = Progress(40 * 2**20)
    bar.reading(30 * 2**20)
    bar.step("export.zip/a.fit", 0.5)
    bar.step("export.zip/b.fit", 1.0)
    bar.reading(10 * 2**20)
    bar.step("c.fit", 1.0)
    bar.end()
    shares = [line.split("%")[0].split()[-1] for line in terminal.getvalue().split("\r")[1:]]
    assert shares == ["38", "75", "100"]
    assert terminal.getvalue().endswith("\n")


@pytest.mark.parametrize(("size", "shown"), [(1000, True), (40 * 2**20, False)])
def test_what_is_small_or_not_for_a_person_has_no_bar(
    terminal: Terminal, size: int, shown: bool
) -> None:
    bar = Progress(size, shown=shown)
    bar.reading(size)
    bar.step("a.fit", 0.5)
    bar.end()
    assert terminal.getvalue() == ""
