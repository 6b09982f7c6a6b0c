"""What can go wrong at rest. Every message is a sentence that tells a person what to do."""

from uuid import UUID

from surefoot.facts.phrase import phrase


class StoreError(Exception):
    """Anything that keeps the store from doing what was asked."""

    @property
    def sentence(self) -> str:
        """What happened and what to do; a phrase where it can be said in another language."""
        said = self.args[0] if self.args else None
        return said if isinstance(said, str) else str(self)


class FolderInUse(StoreError):
    """Another process holds the data folder; the message names its pid and address."""


class NotWritable(StoreError):
    """The data folder, or a file in it, cannot be opened or written."""


class DiskFull(StoreError):
    """There is no room left; what was asked was not stored, what was stored before still is."""


class DamagedDatabase(StoreError):
    """The database is missing, cut off or unreadable; it was left as it is."""


class NewerDatabase(StoreError):
    """A newer version of the program wrote this database."""


class MigrationFailed(StoreError):
    """The database could not be brought up to date; it is as it was before."""


class Busy(StoreError):
    """Another process has been writing for longer than the wait allows."""


class IdTaken(StoreError):
    """A fact came with the id of another fact. `id` says which."""

    def __init__(self, id: UUID) -> None:
        super().__init__(
            phrase(
                "fact {id} is already in the journal with other content; nothing was stored. "
                "Send what changed as a correction with an id of its own",
                id=id,
            )
        )
        self.id = id


class VersionTaken(StoreError):
    """Other knowledge is already kept under that version."""


class NoSuchFile(StoreError):
    """No file with that hash is kept, or its bytes were forgotten."""


class DamagedFile(StoreError):
    """A kept file no longer has the bytes that were received."""
