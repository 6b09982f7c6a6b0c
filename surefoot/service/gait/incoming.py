"""A clip on its way in: onto the disk as it comes, within bounds, and looked at."""

from pathlib import Path
from types import TracebackType
from typing import Self

from surefoot.gait.clip import MAX_BYTES
from surefoot.service.errors import BadInput
from surefoot.service.gait import measuring
from surefoot.service.gait.apart import looked_at
from surefoot.store.errors import StoreError
from surefoot.store.home import DataFolder
from surefoot.store.plain import plain_errors
from surefoot.text.language import said, t


class Incoming:
    """Used as a context: what was not put into the line by its end is gone."""

    def __init__(self, home: DataFolder, path: Path, announced_bytes: int | None) -> None:
        if announced_bytes is not None and announced_bytes > MAX_BYTES:
            raise too_large()
        self.path = path
        self._home = home
        self._size_bytes = 0
        self._file = path.open("xb")
        path.chmod(0o600)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
        self.path.unlink(missing_ok=True)

    def write(self, data: bytes) -> None:
        """The next bytes. Raises BadInput when it is too large or the disk is full."""
        self._size_bytes += len(data)
        if self._size_bytes > MAX_BYTES:
            raise too_large()
        try:
            with plain_errors(self._home):
                self._file.write(data)
        except StoreError as error:
            raise BadInput(said(error.sentence)) from error

    def look(self) -> None:
        """Closes the file and looks at it. Raises BadInput for what cannot be measured."""
        self._file.close()
        if self._size_bytes == 0:
            raise BadInput(t("The file is empty."))
        looked_at(measuring.look, self.path)


def too_large() -> BadInput:
    limit = MAX_BYTES // 10**6
    return BadInput(t("The clip is larger than {limit} MB: cut it to 10 to 20 s.", limit=limit))
