"""Reading about workspaces and the people in them."""

from headwater.accounts.selectors.actors import (
    Membership,
    TokenHolder,
    actor_of_member,
    actor_of_user,
    digest,
    holder_of,
    memberships_of,
    scopes_of_token,
)
from headwater.accounts.selectors.keys import (
    get_invitation,
    get_session,
    get_token,
    invitation_of,
    open_invitations,
    sessions,
    tokens,
    workspace_of_invitation,
)
from headwater.accounts.selectors.members import (
    Me,
    get_member,
    get_team,
    lock_owners,
    me,
    members,
    teams,
)
from headwater.accounts.selectors.workspaces import (
    get_workspace,
    holidays,
    rates,
    visibility,
    workdays,
)

__all__ = [
    "Me",
    "Membership",
    "TokenHolder",
    "actor_of_member",
    "actor_of_user",
    "digest",
    "get_invitation",
    "get_member",
    "get_session",
    "get_team",
    "get_token",
    "get_workspace",
    "holder_of",
    "holidays",
    "invitation_of",
    "lock_owners",
    "me",
    "members",
    "memberships_of",
    "open_invitations",
    "rates",
    "scopes_of_token",
    "sessions",
    "teams",
    "tokens",
    "visibility",
    "workdays",
    "workspace_of_invitation",
]
