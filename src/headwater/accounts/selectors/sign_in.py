"""How members of a workspace have to sign in."""

from uuid import UUID

from headwater.accounts.models import SignInPolicy
from headwater.lib.errors import Forbidden
from headwater.tenancy.sql import fetch_one

# Asked with every request of a browser. Owners keep their password for the day on which the
# company sign-in is broken.
MISSING = """
SELECT
    p.is_company_only AND NOT EXISTS (
        SELECT FROM accounts_member m WHERE m.workspace_id = p.workspace_id
        AND m.user_id = %(user)s AND m.role = 'owner'),
    p.requires_second_factor AND NOT EXISTS (
        SELECT FROM mfa_authenticator a
        WHERE a.user_id = %(user)s AND a.type IN ('totp', 'webauthn'))
FROM accounts_signinpolicy p WHERE p.workspace_id = current_workspace()
"""


class SecondFactorNeeded(Forbidden):
    code = "second_factor_needed"


class CompanySignInNeeded(Forbidden):
    code = "company_sign_in_needed"


def sign_in_policy(*, lock: bool = False) -> SignInPolicy:
    rows = SignInPolicy.objects.select_for_update() if lock else SignInPolicy.objects.all()
    return rows.first() or SignInPolicy()


def check_sign_in(user_id: UUID | None) -> None:
    """Refuse whoever signed in by themselves where the workspace asks for more than they have."""
    lacks_company, lacks_factor = fetch_one(MISSING, {"user": user_id}) or (False, False)
    if user_id is not None and lacks_company:
        raise CompanySignInNeeded("This workspace asks for the sign-in of your company.")
    if user_id is not None and lacks_factor:
        raise SecondFactorNeeded("This workspace asks for a second factor. Set one up first.")
