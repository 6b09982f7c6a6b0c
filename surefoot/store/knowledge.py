"""The knowledge that decisions were made with, as text, so that an old 'why?' can be answered."""

from surefoot.store.durable import write_durably
from surefoot.store.errors import VersionTaken
from surefoot.store.home import DataFolder


def keep(folder: DataFolder, version: str, text: str) -> None:
    """Keeps the compiled knowledge of a version, once.

    Raises VersionTaken when other text is kept under it; ValueError when the version cannot be a
    file name; OSError.
    """
    kept = read(folder, version)
    if kept is None:
        write_durably(folder.knowledge_snapshot(version), text.encode())
    elif kept != text:
        raise VersionTaken(
            f"Other knowledge is kept as version {version}; give changed knowledge a new version"
        )


def read(folder: DataFolder, version: str) -> str | None:
    """The kept text of a version, None when it was never kept. Raises ValueError, OSError."""
    try:
        return folder.knowledge_snapshot(version).read_bytes().decode()
    except FileNotFoundError:
        return None
