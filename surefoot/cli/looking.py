"""Commands that look: today, plan, workout, why, replay, schema."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from surefoot.cli import opening, printing
from surefoot.cli.printing import print_json
from surefoot.service.today_views import TodayView
from surefoot.text import names
from surefoot.text.language import t


def today(arguments: Namespace) -> int:
    """Today, or another day up to today."""
    with opening.surefoot(arguments) as surefoot:
        view = surefoot.today(arguments.date)
    if arguments.json:
        print_json(view)
    else:
        _print_today(view)
    return 0


def _print_today(view: TodayView) -> None:
    print(f"{names.long_day(view.date)}  ·  {view.phase.name}  ·  {names.light(view.light)}")
    print(view.sentence)
    for flag in view.flags:
        print(f"! {flag.question}")
    if view.banner:
        print(view.banner)
    for prompt in view.prompts:
        print(f"→ {prompt.what} {prompt.see}")
    if not view.checked_in:
        sites = " ".join(f"{site.site}=…" for site in view.sites)
        print(t("Not checked in yet: {command}", command=f"surefoot checkin {sites}"))
    print()
    for session in view.sessions:
        printing.session(session)
    if not view.sessions:
        print("  " + t("Rest."))
    for test in view.tests_due:
        print("  " + t("Test due: {name}. {how}", name=test.name, how=test.how))
    for due in view.due:
        print("  " + t("Due: {name}. {note} ({id})", name=due.name, note=due.note, id=due.id))
    for step in view.relapse:
        print(f"  · {step.what}")
    for reminder in view.reminders:
        print(f"\n{reminder.text}")
    if view.tomorrow:
        print(f"\n{view.tomorrow}")


def beside(arguments: Namespace) -> int:
    """What goes beside the plan."""
    with opening.surefoot(arguments) as surefoot:
        view = surefoot.beside()
    if arguments.json:
        print_json(view)
        return 0
    if view.season is not None:
        print(f"{view.season.name}: {view.season.what}")
    for due in view.due:
        print(t("Due: {name}. {note} ({id})", name=due.name, note=due.note, id=due.id))
        print(f"  {due.how}")
    for shoe in view.shoes:
        print(f"{shoe.name}: {names.distance(shoe.distance_m)}. {shoe.in_use} {shoe.note}".rstrip())
    for method in view.comfort:
        print(f"{method.name}: {method.how} {method.caution} {method.when}")
    for switch in view.switches:
        state = t("on") if switch.on else t("off")
        print(
            t("Reminders: {name}, {state} ({id})", name=switch.name, state=state, id=switch.track)
        )
    return 0


def plan(arguments: Namespace) -> int:
    """The weeks to come."""
    with opening.surefoot(arguments) as surefoot:
        view = surefoot.plan(arguments.weeks)
    if arguments.json:
        print_json(view)
        return 0
    for week in view.weeks:
        head = t(
            "Week {number}, from {day}: {minutes} min running.",
            number=week.number,
            day=names.day(week.start),
            minutes=week.run_min,
        )
        print(f"\n{head} {week.note}")
        for day in week.days:
            titles = "; ".join(f"{s.title}: {s.dose}" for s in day.sessions)
            what = day.event.upper() or titles or t("rest")
            print(f"  {names.weekday(day.date)[:2]} {names.day(day.date):12} {what}")
    if view.back is not None:
        print(f"\n{view.back.sentence}")
    return 0


def workout(arguments: Namespace) -> int:
    """A day's run or walk as a file for the watch."""
    with opening.surefoot(arguments) as surefoot:
        file = surefoot.workout_on(arguments.date)
        target = Path(arguments.out or file.name)
        target.write_bytes(file.content)
        if arguments.json:
            print_json({"workout": str(target)})
        else:
            print(
                t(
                    "The workout is in {file}. Connect the watch by cable and copy it into the "
                    "folder NEWFILES, or import it with the maker's app where that takes FIT "
                    "workouts.",
                    file=target,
                )
            )
    return 0


def why(arguments: Namespace) -> int:
    """The reasons of a day."""
    with opening.surefoot(arguments) as surefoot:
        view = surefoot.why(arguments.date)
    if arguments.json:
        print_json(view)
        return 0
    print(f"{names.long_day(view.date)}  ·  {view.phase.name}  ·  {names.light(view.light)}")
    for reason in view.reasons:
        numbers = ", ".join(f"{k} {v}" for k, v in reason.numbers.items())
        grade = t("grade {grade}", grade=reason.grade)
        layer = names.name(reason.layer, names.LAYER)
        print(f"\n{reason.rule} ({layer}, {grade}): {reason.sentence}")
        if numbers:
            print("  " + t("numbers: {numbers}", numbers=numbers))
        if reason.changes:
            print(f"  {reason.changes}")
        for cite in reason.cites:
            print(f"  {cite.id}: {cite.gloss} [{cite.source}; {cite.status}]")
    for topic in view.topics:
        said = t("Sources disagree: {question}", question=topic.question)
        print(f"\n{said} ({topic.id}, {', '.join(topic.rules)})")
        print(f"  {topic.does}\n  {topic.why}")
    for gate in view.gates:
        print("\n" + t("Gate {id}, {what} → {opens}", id=gate.id, what=gate.what, opens=gate.opens))
        for item in gate.criteria:
            mark = "✓" if item.met else "·" if item.answered else "?"
            print(f"  {mark} {item.what}{' ' + t('(shown only)') if item.soft else ''}")
    for issued in view.issued:
        said = t(
            "Said at {time} UTC: {light}, {sentence}",
            time=f"{issued.issued_at:%Y-%m-%d %H:%M}",
            light=names.light(issued.light),
            sentence=issued.sentence,
        )
        print("\n" + said)
    return 0


def replay(arguments: Namespace) -> int:
    """Each day's decision of a file of facts, without any store."""
    from surefoot.service.rehearsal import rehearse

    found = rehearse(Path(arguments.facts), arguments.until, arguments.as_of)
    for line in found.bad:
        print(f"surefoot: {t('passed over {line}', line=line)}", file=sys.stderr)
    if arguments.json:
        print_json(found.records())
    else:
        print("\n".join(found.lines()))
        print("\n" + t("The plan from here:"))
        for day in found.plan_records(28):
            kinds = ", ".join(session["kind"] for session in day["sessions"])
            print(f"  {day['date']}  {kinds or t('rest')}")
    return 0


def schema(arguments: Namespace) -> int:
    """The JSON Schema of the facts."""
    from surefoot.service.schemas import facts_schema

    print(json.dumps(facts_schema(), indent=2))
    return 0


def figure(arguments: Namespace) -> int:
    """The figure of an exercise as a file."""
    from surefoot.service.library import figure_installed

    target = Path(arguments.target)
    target.write_text(figure_installed(arguments.exercise), encoding="utf-8")
    if arguments.json:
        print_json({"figure": str(target)})
    else:
        print(t("The figure of {exercise} is in {file}.", exercise=arguments.exercise, file=target))
    return 0
