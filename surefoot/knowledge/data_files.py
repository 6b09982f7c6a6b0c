"""The files of a data folder, each read once and each key validated once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from surefoot.knowledge.compiled import USUAL
from surefoot.knowledge.shapes import read_part
from surefoot.knowledge.yaml_file import Problem, YamlFile, read_yaml

PROTOCOLS = "protocols"


class DataFiles:
    """What of a data folder has been read so far."""

    def __init__(self, data_dir: Path, elsewhere: Mapping[str, Path] | None = None) -> None:
        """elsewhere: folders below the data folder that really lie in another place."""
        self.data_dir = data_dir
        self._elsewhere = dict(elsewhere or {})
        self._files: dict[str, YamlFile] = {}
        self._parts: dict[tuple[str, str], tuple[Any, list[Problem]]] = {}

    def file(self, name: str) -> YamlFile:
        """A file by its name below the folder, with forward slashes."""
        if name not in self._files:
            folder, _, base = name.rpartition("/")
            self._files[name] = read_yaml(self.path(folder) / base, name)
        return self._files[name]

    def path(self, folder: str) -> Path:
        """Where a folder lies; the data folder itself for ''."""
        return self._elsewhere.get(folder, self.data_dir / folder)

    def protocols(self) -> tuple[str, ...]:
        """The names of the protocols' folders, the usual one first."""
        names = {path.name for path in (self.data_dir / PROTOCOLS).glob("*") if path.is_dir()}
        names |= {name.removeprefix(f"{PROTOCOLS}/") for name in self._elsewhere}
        return tuple(sorted(names, key=lambda name: (name != USUAL, name)))

    def folder(self, folder: str) -> list[YamlFile]:
        """The YAML files of a folder in the order of their names."""
        paths = sorted(self.path(folder).glob("*.yaml"))
        return [self.file(f"{folder}/{path.name}") for path in paths]

    def part(self, file: YamlFile, key: str) -> tuple[Any, list[Problem]]:
        """The value under a key as its schema class, or the problems that forbid it."""
        place = (file.name, key)
        if place not in self._parts:
            self._parts[place] = read_part(file, key)
        return self._parts[place]
