"""What the service refuses, with words for the person who asked."""

from surefoot.store.errors import Busy as Busy
from surefoot.store.errors import DiskFull as DiskFull
from surefoot.store.errors import IdTaken as IdTaken
from surefoot.store.errors import NotWritable as NotWritable
from surefoot.store.errors import StoreError as StoreError
from surefoot.store.plain import is_full as is_full
from surefoot.text.language import t


class ServiceError(Exception):
    """Something that cannot be done, and why; `message` is meant for a person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class BadInput(ServiceError):
    """Nothing of the call was stored. `problems` names each thing that is wrong."""

    def __init__(self, message: str, problems: list[str] | None = None) -> None:
        super().__init__(message)
        self.problems = problems if problems is not None else [message]


class NotKnown(ServiceError):
    """What was asked for by its id is not there."""


class NotOnboarded(ServiceError):
    """There is no profile with an injury yet."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "There is no plan yet: tell Surefoot about yourself first, on the page or with "
                "`surefoot init`."
            )
        )
