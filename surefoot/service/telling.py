"""What is told and brought: facts, files from a watch, another protocol."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, Any

from surefoot.facts.types import ActivityImported, Correction, Fact
from surefoot.service import intake, protocols
from surefoot.service.errors import BadInput
from surefoot.service.folder import Folder
from surefoot.service.ids import new_id
from surefoot.service.views import (
    FileView,
    ImportStep,
    ImportView,
    ReceivedView,
)
from surefoot.service.watching import Watch, WatchedFolder
from surefoot.text.language import t

# What only some pages need is imported where they are made: a cold start is an answer sooner.
if TYPE_CHECKING:
    from surefoot.service.imports import Imported


class Telling(Folder):
    """The use cases that add to the journal; when they return, it is on the disk."""

    def _begin(self) -> None:
        super()._begin()
        self.watched = WatchedFolder(self._store, self.import_one, self._now)

    def receive(self, entries: list[dict[str, Any]]) -> ReceivedView:
        """Stores facts; when it returns they are on disk. Raises BadInput, then none is stored."""
        if not entries:
            raise BadInput(t("There is nothing to store."))
        self._keep_up()
        facts = intake.accept(
            entries,
            subject=self.subject,
            now=self._now(),
            index=self.index,
            noted=self._runner().note_parameters,
        )
        problem = protocols.refusal(self._installed, self._facts, facts)
        if problem is not None:
            raise BadInput(t("Nothing was stored: {problem}.", problem=problem), [problem])
        appended = self._store.append(facts)
        return ReceivedView([str(i) for i in appended.new], [str(i) for i in appended.known])

    def take_over(self, facts: Sequence[Fact]) -> None:
        """Stores facts that another part of the program made (the demo's runner)."""
        self._store.append(facts)

    def import_files(
        self,
        files: Iterable[tuple[str, IO[bytes]]],
        told: Callable[[ImportStep], None] = lambda step: None,
    ) -> ImportView:
        """Imports files in turn, an archive with all that it holds; each stands for itself, a bad
        one costs the others nothing.

        told: hears of each file once what it brought is on the disk. Stopped halfway nothing told
        is lost, and the same call goes on where it was.
        """
        views = []
        for step in self.importing(files):
            views.append(step.file)
            told(step)
        return ImportView(views)

    def import_one(self, path: str, file: IO[bytes]) -> list[FileView]:
        """Imports one file, an archive with all that it holds."""
        return self.import_files([(path, file)]).files

    def watch(self, folder: Path) -> Watch:
        """A look at a folder for a command that watches it; begins where the last one ended."""
        return Watch(folder, self._store)

    def importing(self, files: Iterable[tuple[str, IO[bytes]]]) -> Iterator[ImportStep]:
        """The steps of `import_files`, for a caller who does something else between them.

        The share is that of the file at hand; who brings several adds up.
        """
        from surefoot.service import imports

        self._keep_up()
        known, gone = self._activities()
        run = imports.Import(self.subject, self.zone, self._now(), known, gone)
        waiting: list[imports.Imported] = []
        for path, file in files:
            for found in run.take_in(path, file):
                waiting.append(found)
                if imports.enough(waiting):
                    yield from self._keep(waiting, run.share)
                    waiting = []
            yield from self._keep(waiting, 1.0)
            waiting = []

    def _keep(self, found: "Sequence[Imported]", share: float) -> Iterator[ImportStep]:
        """Stores what was found, the files before the facts that name them."""
        files = [(e.data, PurePath(e.view.path).name) for e in found if e.data is not None]
        if files:
            self._store.keep_files(files, self._now())
        if facts := [fact for each in found for fact in each.facts]:
            self._store.append(facts, [column for each in found for column in each.columns])
        yield from (ImportStep(each.view, share) for each in found)

    def forget_activity(self, activity_id: str) -> None:
        """Takes one activity out; its file goes too when nothing else needs it."""
        self._keep_up()
        self._withdraw([self._activity(activity_id)], "deleted by the runner")

    def correct_sport(self, activity_id: str, sport: str, sub_sport: str) -> None:
        """Says what sport an activity was; what is measured of it follows. Raises BadInput."""
        from surefoot.service import retelling

        self._keep_up()
        fact = self._activity(activity_id)
        now = self._now()
        again, columns = retelling.as_sport(self._store, fact, sport, sub_sport, now)
        told = self._correction(fact, again, "sport told by the runner", now)
        self._store.append([told], columns, without=[fact.id] if columns else [])

    def undo_import(self, sha256: str) -> None:
        """Takes out every activity of an imported file, and the file."""
        self._keep_up()
        known, _ = self._activities()
        facts = [fact for fact in known.values() if fact.file_sha256 == sha256]
        if not facts:
            raise BadInput(t("There is no such import."))
        self._withdraw(facts, "import undone")

    def _activity(self, activity_id: str) -> ActivityImported:
        known, _ = self._activities()
        fact = next((f for f in known.values() if str(f.id) == activity_id), None)
        if fact is None:
            raise BadInput(t("There is no activity {activity_id}.", activity_id=activity_id))
        return fact

    def _correction(
        self, fact: ActivityImported, by: ActivityImported | None, reason: str, now: datetime
    ) -> Correction:
        return Correction(
            id=new_id(now),
            subject=fact.subject,
            happened_at=now,
            received_at=now,
            zone=self.zone,
            corrects=fact.id,
            by=by,
            reason=reason,
        )

    def _withdraw(self, facts: list[ActivityImported], reason: str) -> None:
        now = self._now()
        self._store.append(
            [self._correction(fact, None, reason, now) for fact in facts],
            without=[fact.id for fact in facts],
        )
        self._keep_up()
        known, _ = self._activities()
        still = {fact.file_sha256 for fact in known.values()}
        for digest in {fact.file_sha256 for fact in facts} - still:
            self._store.forget_file(digest, now)

    def proposed_protocol(self, injuries: Sequence[dict[str, Any]]) -> str:
        """The id of the protocol that is written most closely for injuries as they are told."""
        kinds = (
            protocols.kind_at(str(each.get("site")), each.get("hamstring_kind"))
            for each in injuries
        )
        return protocols.proposed(self._installed, kinds)

    def choose_protocol(self, protocol: str) -> None:
        """Tells the newest profile again with another protocol; it waits to be accepted.

        Raises NotOnboarded; BadInput when there is no such protocol or it does not fit.
        """
        profile = self._planned().ledger.days[-1].carry.runner.profile
        assert profile is not None
        said = profile.model_dump(mode="json", exclude={"received_at"})
        now = self._now()
        again = {"id": str(new_id(now)), "happened_at": now.isoformat(), "protocol": protocol}
        self.receive([{**said, **again}])
