"""The files of a data folder, each read once and each key validated once."""

from pathlib import Path
from typing import Any

from surefoot.knowledge.shapes import read_part
from surefoot.knowledge.yaml_file import Problem, YamlFile, read_yaml


class DataFiles:
    """What of a data folder has been read so far."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self._files: dict[str, YamlFile] = {}
        self._parts: dict[tuple[str, str], tuple[Any, list[Problem]]] = {}

    def file(self, name: str) -> YamlFile:
        """A file by its name below the folder, with forward slashes."""
        if name not in self._files:
            self._files[name] = read_yaml(self.data_dir / name, name)
        return self._files[name]

    def folder(self, folder: str) -> list[YamlFile]:
        """The YAML files of a folder in the order of their names."""
        paths = sorted((self.data_dir / folder).glob("*.yaml"))
        return [self.file(f"{folder}/{path.name}") for path in paths]

    def part(self, file: YamlFile, key: str) -> tuple[Any, list[Problem]]:
        """The value under a key as its schema class, or the problems that forbid it."""
        place = (file.name, key)
        if place not in self._parts:
            self._parts[place] = read_part(file, key)
        return self._parts[place]
