"""Reads and checks the files to read beside the plan, each problem with file and line.

`topics.yaml`, `declined.yaml` and `phone_numbers.yaml` stand beside the exercises, each article
in a file of its own in `articles`, named by its id. A file that is absent is empty.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from surefoot.knowledge.draft import Finding
from surefoot.knowledge.reading import Article, Reading
from surefoot.knowledge.reading_checks import findings
from surefoot.knowledge.schema import Knowledge
from surefoot.knowledge.shapes import read_part, suggestion
from surefoot.knowledge.yaml_file import Problem, Steps, YamlFile, read_yaml

LISTS = {
    "topics.yaml": "topics",
    "declined.yaml": "declined",
    "phone_numbers.yaml": "phone_numbers",
}
ARTICLES = "articles"


def check_reading(
    data_dir: Path, protocols: Sequence[Knowledge]
) -> tuple[Reading, tuple[Problem, ...]]:
    """What there is to read, and the problems with it (then some of it may be missing).

    data_dir: the folder with topics.yaml, declined.yaml, phone_numbers.yaml and articles/*.yaml.
    protocols: the checked files that the texts refer to. Raises nothing for a bad file.
    """
    problems: list[Problem] = []
    parts: dict[str, Any] = {}
    homes: dict[tuple[str, int], tuple[YamlFile, Steps]] = {}
    for name, key in LISTS.items():
        if not (data_dir / name).exists():
            continue
        file = read_yaml(data_dir / name, name)
        problems.extend((*file.problems, *_strange(file, key)))
        value = _take(file, key, problems)
        if value is not None:
            parts[key] = value
            homes.update({(key, n): (file, (key, n)) for n in range(len(value))})
    articles: list[Article] = []
    for path in sorted((data_dir / ARTICLES).glob("*.yaml")):
        file = read_yaml(path, f"{ARTICLES}/{path.name}")
        problems.extend((*file.problems, *_strange(file, "article")))
        article = _take(file, "article", problems)
        if article is not None:
            homes[(ARTICLES, len(articles))] = (file, ("article",))
            articles.append(article)
            problems.extend(_misnamed(file, article, path))
    reading = Reading(articles=tuple(articles), **parts)
    for finding in findings(reading, protocols):
        problems.append(_problem(finding, homes))
    return reading, tuple(sorted(set(problems)))


def _take(file: YamlFile, key: str, problems: list[Problem]) -> Any:
    if file.problems or key not in file.content:
        return None
    value, found = read_part(file, key)
    problems.extend(found)
    return value


def _strange(file: YamlFile, key: str) -> Iterator[Problem]:
    """Keys that do not belong in a file, and the one that is missing."""
    for found in file.content:
        if found != key:
            place = file.place((found,))
            what = f"`{found}` does not belong in this file{suggestion(found, (key,))}"
            yield Problem(file.name, place.line, place.column, what)
    if not file.problems and key not in file.content:
        yield Problem(file.name, 1, 1, f"`{key}:` is missing: add it")


def _misnamed(file: YamlFile, article: Article, path: Path) -> Iterator[Problem]:
    if path.stem != article.id:
        place = file.place(("article", "id"))
        what = f"the file is called {path.name}: name it {article.id}.yaml"
        yield Problem(file.name, place.line, place.column, what)


def _problem(finding: Finding, homes: dict[tuple[str, int], tuple[YamlFile, Steps]]) -> Problem:
    key, position = str(finding.steps[0]), finding.steps[1]
    file, top = homes[(key, int(position))]
    place = file.place((*top, *finding.steps[2:]))
    return Problem(file.name, place.line, place.column, finding.what)
