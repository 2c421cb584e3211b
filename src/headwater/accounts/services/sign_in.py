"""Saying how members of a workspace have to sign in."""

from datetime import datetime
from typing import TypedDict, Unpack

from headwater.accounts.events import SignInPolicyChanged
from headwater.accounts.models import Connection, SignInPolicy
from headwater.accounts.rules import Actor
from headwater.accounts.selectors.sign_in import sign_in_policy
from headwater.events.log import emit
from headwater.lib.errors import Conflict
from headwater.tenancy.sql import one_at_a_time


class NoConnection(Conflict):
    code = "no_connection"


class PolicyChanges(TypedDict, total=False):
    requires_second_factor: bool
    is_company_only: bool


def set_sign_in_policy(
    *, actor: Actor, now: datetime, **changes: Unpack[PolicyChanges]
) -> SignInPolicy:
    """Change the policy; who lacks what it asks for is led there with the next request."""
    one_at_a_time("sign in policy")
    policy = sign_in_policy(lock=True)
    real = {name: bool(to) for name, to in changes.items() if getattr(policy, name) != to}
    if not real:
        return policy
    if real.get("is_company_only") and not Connection.objects.filter(is_enabled=True).exists():
        raise NoConnection("First set up a company sign-in that works.", field="is_company_only")
    for name, to in real.items():
        setattr(policy, name, to)
    policy.save()
    emit(SignInPolicyChanged(actor_id=actor.id, at=now, workspace_id=actor.workspace_id, to=real))
    return policy
