"""Why a file was not read: exceptions with a sentence for the person who chose the file."""


class Refused(Exception):
    """A file that gives no activity. `reason` says what is wrong and what to do about it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unreadable(Refused):
    """The bytes are empty, corrupt, too large, or in a format that is not FIT, GPX or TCX."""


class NotAnActivity(Refused):
    """The file is sound, but holds something else: settings, a workout, a course, a route."""
