"""Who else has a say in whether a letter leaves: the floors above mail, such as sequences."""

from collections.abc import Callable

from headwater.mail.models import Outgoing

Objection = Callable[[Outgoing], str]

_asked: list[Objection] = []


def may_object(ask: Objection) -> Objection:
    """Register a function that says in a word why a letter must not leave; empty: it may.

    It is asked when the letter is claimed and once more right before the server gets it; never of
    what somebody wrote by hand.
    """
    _asked.append(ask)
    return ask


def objection(outgoing: Outgoing) -> str:
    if not outgoing.is_automatic:
        return ""
    return next((why for ask in _asked if (why := ask(outgoing))), "")
