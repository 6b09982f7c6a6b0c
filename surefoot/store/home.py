"""The data folder: what lies where, and which of it is the product's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHA256 = re.compile(r"[0-9a-f]{64}")
VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z._+-]{0,99}")
PARTIAL = ".part"
"""Ends the name of a file that is still being written."""
OF_A_CLIP = ("*.jpg", "*.webm")
"""What the folder of a clip holds."""


@dataclass(frozen=True, slots=True)
class DataFolder:
    """`surefoot.db`, `files/ab/<sha256>`, `clips/<id>/`, `backups/`, `knowledge/<version>.json`,
    `tls/`, `jobs/`, `course` and `lock`."""

    path: Path

    def __post_init__(self) -> None:
        # A later change of the working directory must not move the store.
        object.__setattr__(self, "path", self.path.absolute())

    @property
    def database(self) -> Path:
        return self.path / "surefoot.db"

    @property
    def new_database(self) -> Path:
        """Where a database is built before it takes its place."""
        return self.path / "surefoot.db.new"

    @property
    def files(self) -> Path:
        return self.path / "files"

    @property
    def clips(self) -> Path:
        """A folder for each clip that was measured, with what was drawn of it."""
        return self.path / "clips"

    @property
    def backups(self) -> Path:
        return self.path / "backups"

    @property
    def knowledge(self) -> Path:
        return self.path / "knowledge"

    @property
    def tls(self) -> Path:
        """The own authority and the certificate that it made, in PEM; for this machine alone."""
        return self.path / "tls"

    @property
    def jobs(self) -> Path:
        """A folder for each job: what it was given and what it made."""
        return self.path / "jobs"

    @property
    def course(self) -> Path:
        """What the last replay came to: only a shortcut, the journal says the same."""
        return self.path / "course"

    @property
    def lock(self) -> Path:
        return self.path / "lock"

    def file(self, sha256: str) -> Path:
        """Where the file of that hash lies. Raises ValueError when it is no SHA-256 in hex."""
        if not SHA256.fullmatch(sha256):
            raise ValueError(f"a file is named by its SHA-256 in lower-case hex, got {sha256!r}")
        return self.files / sha256[:2] / sha256

    def knowledge_snapshot(self, version: str) -> Path:
        """Where the knowledge of that version lies. Raises ValueError when it cannot be a name."""
        if not VERSION.fullmatch(version):
            raise ValueError(
                "a knowledge version has up to 100 letters, digits and . _ + -, "
                f"begins with a letter or digit, got {version!r}"
            )
        return self.knowledge / f"{version}.json"

    def create(self) -> None:
        """Makes the folder (0700: health data is the owner's alone) and its parts."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        for folder in (self.path, self.files, self.backups, self.knowledge):
            folder.mkdir(mode=0o700, exist_ok=True)

    def kept_backups(self) -> list[Path]:
        """The backups, newest first: their names sort by time."""
        return sorted(self.backups.glob("surefoot-*.db"), reverse=True)

    def was_used(self) -> bool:
        """Whether a database must once have been here: something that only comes after one."""
        wal = Path(f"{self.database}-wal")
        return (
            wal.exists()
            or bool(self.kept_backups())
            or any(self.knowledge.glob("*.json"))
            or any(SHA256.fullmatch(path.name) for path in self.files.glob("??/*"))
        )

    def leftovers(self) -> Iterator[Path]:
        """Files whose writing was cut off."""
        patterns = (
            f"files/??/*{PARTIAL}",
            f"clips/*{PARTIAL}",
            f"backups/*{PARTIAL}*",
            f"knowledge/*{PARTIAL}",
            f"tls/*{PARTIAL}",
            f"course.*{PARTIAL}",
        )
        for pattern in patterns:
            yield from self.path.glob(pattern)

    def belongings(self) -> Iterator[Path]:
        """Every file here that is the product's, the lock last."""
        for database in (self.database, self.new_database):
            for suffix in ("", "-wal", "-shm", "-journal"):
                path = Path(f"{database}{suffix}")
                if path.exists():
                    yield path
        yield from (path for path in self.files.glob("??/*") if SHA256.fullmatch(path.name))
        patterns = (
            *(f"clips/*/{name}" for name in OF_A_CLIP),
            "backups/surefoot-*.db",
            "backups/replaced-*.db*",
            "knowledge/*.json",
            "tls/*.pem",
            self.course.name,
        )
        for pattern in patterns:
            yield from self.path.glob(pattern)
        yield from (path for path in self.jobs.rglob("*") if not path.is_dir())
        yield from self.leftovers()
        if self.lock.exists():
            yield self.lock
