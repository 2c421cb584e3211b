"""How members of a workspace have to sign in."""

from headwater.accounts.models import SignInPolicy
from headwater.lib.errors import Forbidden

# What a member lacks who signed in by themselves: the sign-in of the company, a second factor.
# Owners keep their password for the day on which the company sign-in is broken.
LACKS = """
    p.is_company_only AND m.role <> 'owner',
    p.requires_second_factor AND NOT EXISTS (
        SELECT FROM mfa_authenticator a
        WHERE a.user_id = m.user_id AND a.type IN ('totp', 'webauthn'))"""


class SecondFactorNeeded(Forbidden):
    code = "second_factor_needed"


class CompanySignInNeeded(Forbidden):
    code = "company_sign_in_needed"


def sign_in_policy(*, lock: bool = False) -> SignInPolicy:
    rows = SignInPolicy.objects.select_for_update() if lock else SignInPolicy.objects.all()
    return rows.first() or SignInPolicy()


def check_lacks_nothing(*, company: bool | None, factor: bool | None) -> None:
    """Refuse whoever lacks what the workspace asks for (LACKS; None: it asks for nothing)."""
    if company:
        raise CompanySignInNeeded("This workspace asks for the sign-in of your company.")
    if factor:
        raise SecondFactorNeeded("This workspace asks for a second factor. Set one up first.")
