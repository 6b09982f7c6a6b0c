"""Which protocol a runner follows: the one that the profile names, as long as it fits."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from surefoot.engine.corrections import effective
from surefoot.facts.types import Correction, Fact, Injury, Profile
from surefoot.facts.vocabulary import HamstringKind
from surefoot.knowledge.loader import USUAL
from surefoot.knowledge.schema import Knowledge
from surefoot.knowledge.vocabulary import InjuryKind
from surefoot.service.views import ProtocolView
from surefoot.text.language import later, of_knowledge, t
from surefoot.text.names import listed

Installed = Mapping[str, Knowledge]
"""What is installed, by protocol id."""

_KIND: Mapping[InjuryKind, str] = {
    "itb": later("IT band pain"),
    "tendon_proximal": later("a sore hamstring tendon"),
    "acute_strain": later("an acute hamstring strain"),
    "unspecified": later("hamstring pain of another or unknown kind"),
}


def protocol_view(knowledge: Knowledge) -> ProtocolView:
    """A protocol to choose."""
    found = knowledge.protocol
    title, scope = of_knowledge(found.title), of_knowledge(found.scope)
    return ProtocolView(found.id, title, scope, list(found.covers))


def kind_of(injury: Injury) -> InjuryKind:
    """The kind of an injury, as protocols say what they are written for."""
    return kind_at(injury.site, injury.hamstring_kind)


def kind_at(site: str, hamstring_kind: HamstringKind | None) -> InjuryKind:
    """The kind of an injury at a site."""
    return "itb" if site.startswith("ITB") else hamstring_kind or "unspecified"


def fits(knowledge: Knowledge, kinds: Iterable[InjuryKind]) -> bool:
    """Whether the protocol is written for every one of the kinds."""
    return set(kinds) <= set(knowledge.protocol.covers)


def proposed(installed: Installed, kinds: Iterable[InjuryKind]) -> str:
    """The id of the protocol that is written most closely for these kinds; the usual one for none.

    A protocol for strains alone goes before one that takes them beside other injuries.
    """
    wanted = set(kinds)
    fitting = [each.protocol for each in installed.values() if wanted and fits(each, wanted)]
    closest = min(fitting, key=lambda p: (len(p.covers), p.id != USUAL, p.id), default=None)
    return USUAL if closest is None else closest.id


def followed(installed: Installed, facts: Iterable[Fact]) -> Knowledge:
    """The knowledge of the protocol that the facts ask for.

    The newest profile names it; without a name, or when the protocol is not installed or not
    written for an injury that was declared since, it is the usual one.
    """
    usual = installed.get(USUAL) or next(iter(installed.values()))
    profile, injuries = _newest(facts)
    named = installed.get(profile.protocol or USUAL, usual) if profile is not None else usual
    return named if fits(named, map(kind_of, injuries)) else usual


def fits_injuries(knowledge: Knowledge, facts: Iterable[Fact]) -> bool:
    """Whether the protocol is written for every injury that the facts declare."""
    return fits(knowledge, map(kind_of, _newest(facts)[1]))


def started(facts: Iterable[Fact]) -> bool:
    """Whether the facts hold what a plan needs: a profile and an injury."""
    profile, injuries = _newest(facts)
    return profile is not None and bool(injuries)


def refusal(installed: Installed, known: Iterable[Fact], new: Iterable[Fact]) -> str | None:
    """Why the profile among new facts cannot follow the protocol it names; None when it can."""
    new = tuple(new)
    if not any(isinstance(_said(fact), Profile) for fact in new):
        return None
    known = tuple(known)
    stored = {fact.id for fact in known}
    new = tuple(fact for fact in new if fact.id not in stored)
    if not any(isinstance(_said(fact), Profile) for fact in new):
        return None
    profile, injuries = _newest((*known, *new))
    if profile is None or profile.protocol is None:
        return None
    named = installed.get(profile.protocol)
    if named is None:
        names = ", ".join(installed)
        return "protocol: " + t(
            "there is no protocol {name}; it may be {names}", name=profile.protocol, names=names
        )
    kinds = tuple(dict.fromkeys(kind_of(injury) for injury in injuries))
    if fits(named, kinds):
        return None
    written_for = listed([t(_KIND[kind]) for kind in named.protocol.covers])
    foreign = listed([t(_KIND[kind]) for kind in kinds if kind not in named.protocol.covers])
    return "protocol: " + t(
        "{protocol} is written for {kinds} and not for {foreign}; choose {other} instead",
        protocol=named.protocol.id,
        kinds=written_for,
        foreign=foreign,
        other=proposed(installed, kinds),
    )


def _said(fact: Fact) -> object:
    """What a fact says: a correction says what stands in its place."""
    return fact.by if isinstance(fact, Correction) else fact


def concerns(facts: Iterable[Fact]) -> bool:
    """Whether any of the facts can change which protocol is followed."""
    return any(isinstance(fact, Profile | Injury | Correction) for fact in facts)


def _newest(facts: Iterable[Fact]) -> tuple[Profile | None, tuple[Injury, ...]]:
    """The newest profile, and the newest injury of each site."""
    profile: Profile | None = None
    injuries: dict[str, Injury] = {}
    told = effective(fact for fact in facts if isinstance(fact, Profile | Injury | Correction))
    for fact in sorted(told.values(), key=_moment):
        if isinstance(fact, Profile):
            profile = fact
        elif isinstance(fact, Injury):
            injuries[fact.site] = fact
    return profile, tuple(injuries.values())


def _moment(fact: Fact) -> tuple[datetime, UUID]:
    return fact.happened_at, fact.id
