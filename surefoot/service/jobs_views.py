"""What the service says of a job."""

from dataclasses import dataclass

from surefoot.service.jobs import Job, State


@dataclass(slots=True)
class JobView:
    """How far a job is."""

    id: str
    kind: str
    state: State
    step: str
    """Id of what it is at; '' before the first."""
    share: float
    """0 to 1."""
    problem: str
    """Why it is refused or broken; '' when it is neither."""


def job_view(job: Job) -> JobView:
    return JobView(job.id, job.kind, job.state, job.step, job.share, job.problem)
