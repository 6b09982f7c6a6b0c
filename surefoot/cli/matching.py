"""The command that says which session an activity was: match."""

from argparse import Namespace

from surefoot.cli import opening
from surefoot.cli.printing import print_json, table
from surefoot.cli.telling import envelope
from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput
from surefoot.service.match_views import MatchView
from surefoot.service.opening import utc_now
from surefoot.text import names
from surefoot.text.language import t


def match(arguments: Namespace) -> int:
    """Lists what counts as which session; puts an activity to one, to none, or back."""
    with opening.surefoot(arguments) as surefoot:
        if arguments.activity is None:
            views = surefoot.matches().lines(arguments.days)
        else:
            _put(surefoot, arguments)
            views = [surefoot.matches().of(arguments.activity)]
    if arguments.json:
        print_json(views)
        return 0
    _print(views)
    if arguments.activity is not None:
        choices = [f"  {each.id} ({each.title})" for each in views[0].choices]
        print("\n".join([t("It could be:"), *choices]))
    return 0


def _put(surefoot: Surefoot, arguments: Namespace) -> None:
    view = surefoot.matches().of(arguments.activity)
    if arguments.undo:
        if not view.said_by:
            raise BadInput(t("There is nothing to take back: it was found by itself."))
        entries = [{"kind": "correction", "corrects": fact, "by": None} for fact in view.said_by]
    elif arguments.session is None and not arguments.none:
        return
    else:
        known = {choice.id for choice in view.choices}
        if not arguments.none and arguments.session not in known:
            raise BadInput(
                t(
                    "There is no session {session} near it; it could be: {known}.",
                    session=repr(arguments.session),
                    known=", ".join(sorted(known)) or t("none"),
                )
            )
        session = None if arguments.none else arguments.session
        entries = [{"kind": "activity_match", "activity": view.activity, "session": session}]
    now = utc_now()
    surefoot.receive([{**envelope(surefoot, str(e["kind"]), now), **e} for e in entries])


def _print(views: list[MatchView]) -> None:
    rows = [
        (
            f"{view.start:%Y-%m-%d %H:%M} UTC",
            names.name(view.sport, names.SPORT),
            "–" if view.session is None else f"{view.session.id} ({view.session.title})",
            t("by hand") if view.said_by else t("found"),
            view.activity,
        )
        for view in views
    ]
    table((t("start"), t("sport"), t("session"), t("how"), t("activity")), rows)
    for view in views:
        for sentence in view.beyond:
            print(f"{view.start:%Y-%m-%d}: {sentence}")
    if not views:
        print(t("no activities"))
