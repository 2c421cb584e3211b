"""What is left of fields, and of what the log tells, for somebody some fields are hidden from."""

from collections.abc import Mapping, Sequence
from typing import Any

from headwater.accounts.rules.fields import OWN
from headwater.fields.rules.custom import CustomType, Definition
from headwater.fields.rules.formulas import names_in, parse

# Kinds of channels that can be hidden; an event that tells of one names the list they stand in.
CHANNELS = frozenset({"email", "phone", "wechat", "linkedin"})


def without(known: Sequence[Definition], hidden: frozenset[str]) -> list[Definition]:
    """Leave out what is hidden, and every formula that is made of it."""
    gone = {name.removeprefix(OWN) for name in hidden}
    formulas = [one for one in known if one.type is CustomType.FORMULA]
    made_of = {one.key: set(names_in(parse(one.formula))) for one in formulas}
    while more := {key for key, names in made_of.items() if key not in gone and names & gone}:
        gone |= more
    return [one for one in known if one.name not in hidden and one.key not in made_of.keys() & gone]


def told(payload: Mapping[str, Any], hidden: frozenset[str]) -> dict[str, Any]:
    """Leave out of what an event tells what is hidden."""
    kept = {name: value for name, value in payload.items() if name not in hidden}
    if "changes" in kept:
        kept["changes"] = changes_told(kept["changes"], hidden)
    return kept


def changes_told(changes: Mapping[str, Any], hidden: frozenset[str]) -> dict[str, Any]:
    """Leave out of an edit the fields that are hidden, and of a list of channels those that are."""
    kept = {name: both for name, both in changes.items() if name not in hidden}
    if hidden & CHANNELS:
        kept.pop("channel_state", None)  # does not say of which kind the channel is
        if "channels" in kept:
            both = [[one for one in side if one["kind"] not in hidden] for side in kept["channels"]]
            kept["channels"] = both
            if both[0] == both[1]:
                del kept["channels"]
    return kept
