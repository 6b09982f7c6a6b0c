"""What the measures and findings of a clip must keep: what they name exists, bounds are one."""

from collections.abc import Iterator

from surefoot.knowledge.draft import Draft, Finding
from surefoot.knowledge.shapes import suggestion


def errors_have_sources(draft: Draft) -> Iterator[Finding]:
    known = tuple(source.id for source in draft.sources)
    for position, measure in enumerate(draft.gait_measures):
        for below, error in enumerate(measure.errors):
            if error.source not in known:
                yield Finding(
                    ("gait_measures", position, "errors", below, "source"),
                    f"there is no source `{error.source}`{suggestion(error.source, known)}",
                )


def findings_can_be_made(draft: Draft) -> Iterator[Finding]:
    measures = tuple(str(each.id) for each in draft.gait_measures)
    cues = tuple(each.id for each in draft.cues)
    for position, finding in enumerate(draft.gait_findings):
        steps = ("gait_findings", position)
        if finding.measure not in measures:
            what = f"there is no measure `{finding.measure}`{suggestion(finding.measure, measures)}"
            yield Finding((*steps, "measure"), what)
        if finding.cue and finding.cue not in cues:
            what = f"there is no cue `{finding.cue}`{suggestion(finding.cue, cues)}"
            yield Finding((*steps, "cue"), what)
        if (finding.above is None) == (finding.below is None):
            yield Finding((*steps, "id"), "give one bound: `above:` or `below:`")
        if not finding.cue and not finding.exercises:
            yield Finding((*steps, "id"), "name what helps: a `cue:` or `exercises:`")
