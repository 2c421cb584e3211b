"""How members of a workspace have to sign in."""

from uuid import UUID

from headwater.accounts.models import SignInPolicy
from headwater.lib.errors import Forbidden
from headwater.tenancy.sql import fetch_one

# Asked with every request of a browser.
LACKS = """
SELECT 1 FROM accounts_signinpolicy p
WHERE p.workspace_id = current_workspace() AND p.requires_second_factor AND NOT EXISTS (
    SELECT FROM mfa_authenticator a WHERE a.user_id = %s AND a.type IN ('totp', 'webauthn'))
"""


class SecondFactorNeeded(Forbidden):
    code = "second_factor_needed"


def sign_in_policy(*, lock: bool = False) -> SignInPolicy:
    rows = SignInPolicy.objects.select_for_update() if lock else SignInPolicy.objects.all()
    return rows.first() or SignInPolicy()


def lacks_second_factor(user_id: UUID | None) -> bool:
    """Whether the workspace asks for a second factor that this user has not set up yet."""
    return user_id is not None and fetch_one(LACKS, [user_id]) is not None
