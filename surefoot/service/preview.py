"""The engine's word on an edit before it is made: the plan with a fact that is not stored."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from surefoot.engine import plan, replay
from surefoot.engine.decision import Reason, Session
from surefoot.engine.replay import Course
from surefoot.engine.session_ids import session_id
from surefoot.facts.types import Fact
from surefoot.knowledge.index import Index
from surefoot.service import intake, present
from surefoot.service.ids import new_id
from surefoot.service.plan_differences import Difference, differences, line, title
from surefoot.service.preview_views import DifferenceView, Edit, PreviewView
from surefoot.service.today_views import ReasonView
from surefoot.text import names
from surefoot.text.language import later, t

_REFUSED = "EDIT-REFUSED"


class Asking:
    """What edits would come to for the runner of a course."""

    def __init__(self, course: Course, subject: UUID, zone: str, now: datetime) -> None:
        self._course = course
        self._subject = subject
        self._zone = zone
        self._now = now

    def about(self, edits: Sequence[Edit]) -> PreviewView:
        """The plan of this week with the edits, beside the plan without. Raises BadInput."""
        facts = self._facts(edits)
        after = replay.append(self._course, facts)
        word = _Word(self._course, after, edits, {str(fact.id) for fact in facts})
        fits = self._fits(edits[0]) if word.verdict == "refused" and len(edits) == 1 else []
        return PreviewView(
            verdict=word.verdict,
            sentence=t(_SENTENCES[word.verdict]),
            reasons=word.reasons(),
            differences=word.differences(),
            fits=fits,
        )

    def _facts(self, edits: Sequence[Edit]) -> list[Fact]:
        entries = [
            {
                "kind": "plan_edit",
                "id": str(new_id(self._now)),
                "subject": str(self._subject),
                "happened_at": self._now,
                "zone": self._zone,
                "action": edit.action,
                "session": edit.session,
                "to_day": edit.to_day,
                "to_mode": edit.to_mode,
            }
            for edit in edits
        ]
        return intake.accept(
            entries, subject=self._subject, now=self._now, index=self._course.index
        )

    def _fits(self, edit: Edit) -> list[date]:
        """Where a refused move could go: the days of this week that take the session."""
        week = _this_week(self._course)
        wanted = edit.to_day
        stands = next((s.day for s in week if s.id == edit.session), None)
        if wanted is None or stands is None or self._course.standing is None:
            return []
        start = self._course.standing.block_start(self._course.today)
        found = []
        for ordinal in range(self._course.today, start + 7):
            day = date.fromordinal(ordinal)
            if day in (wanted, stands):
                continue
            moved = Edit("move", edit.session, to_day=day)
            facts = self._facts([moved])
            after = replay.append(self._course, facts)
            word = _Word(self._course, after, [moved], {str(fact.id) for fact in facts})
            if word.verdict != "refused" and word.done(moved):
                found.append(day)
        return sorted(found, key=lambda day: (abs(day - wanted), day))


_SENTENCES = {
    "as_asked": later("This fits: nothing else changes."),
    "more": later("This can be done, and it changes something else too."),
    "refused": later("This does not fit. The plan would stay as it is."),
}


class _Word:
    """Two courses and the edits that lie between them."""

    def __init__(
        self, before: Course, after: Course, edits: Sequence[Edit], facts: set[str]
    ) -> None:
        self._before = before
        self._after = after
        self._edits = edits
        self._facts = facts
        self._own = [r for r in after.decision.reasons if facts.intersection(r.facts)]
        planned, now = _this_week(before), _this_week(after)
        self._found = list(differences(planned, now))
        self._sessions = {session.id: session for session in now}
        self._instead = {s.id: session_id(s.day.toordinal(), "cross_training") for s in planned}

    @property
    def verdict(self) -> Literal["as_asked", "more", "refused"]:
        """Refused, too, when an edit never comes to its turn: nothing is planned behind a flag."""
        answered = {fact for reason in self._own for fact in reason.facts}
        if any(reason.rule == _REFUSED for reason in self._own) or not self._facts <= answered:
            return "refused"
        whole = all(map(self.done, self._edits)) and all(map(self._as_asked, self._found))
        return "as_asked" if whole else "more"

    def done(self, edit: Edit) -> bool:
        """Whether the plan afterwards holds what the edit wanted: the day may still not."""
        session = self._sessions.get(edit.session)
        match edit.action:
            case "skip":
                return session is None
            case "move":
                return session is not None and session.day == edit.to_day
            case "swap":
                swapped = session or self._sessions.get(self._instead.get(edit.session, ""))
                return swapped is not None and swapped.variant == edit.to_mode

    def _as_asked(self, difference: Difference) -> bool:
        for edit in self._edits:
            instead = self._instead.get(edit.session)
            if edit.action == "swap" and difference.id in (edit.session, instead):
                return True
            if edit.session == difference.id:
                return edit.action == "skip" or not difference.dose_changed
        return False

    def reasons(self) -> list[ReasonView]:
        """What the engine says of the edits; of the plan as it stands when they never came to
        their turn."""
        said = self._own or list(self._after.decision.reasons[:1])
        index = self._after.index
        refused = [reason for reason in said if reason.rule == _REFUSED]
        if refused:
            return [_would_be(reason, index) for reason in refused]
        return [present.reason(reason, index) for reason in (*said, *self._cuts())]

    def _cuts(self) -> list[Reason]:
        """The rules that give a session another dose than it had."""
        rules: dict[str, None] = {}
        for each in self._found:
            if each.before is not None and each.after is not None and each.dose_changed:
                rules.update(dict.fromkeys(each.after.rules))
                for rule in each.before.rules:
                    rules.pop(rule, None)
        return [Reason(rule) for rule in rules if rule in present.PLAIN_RULES]

    def differences(self) -> list[DifferenceView]:
        index = self._after.index
        return [
            DifferenceView(
                session=each.id,
                title=title(each, index),
                what=each.what,
                before=line(each.before, index),
                after=line(each.after, index),
                asked=self._as_asked(each),
            )
            for each in self._found
        ]


def _would_be(refused: Reason, index: Index) -> ReasonView:
    """A refusal before anything was asked of the plan."""
    why = names.capital(names.name(str(refused.numbers["why"]), names.REFUSAL))
    return replace(present.reason(refused, index), sentence=f"{why}.", changes="")


def _this_week(course: Course) -> list[Session]:
    """The sessions of today and the rest of the week."""
    return [session for day in plan.plan(course, 1)[0].days for session in day.sessions]
