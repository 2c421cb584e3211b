from django.utils import timezone
from ninja import Router

from headwater.accounts.models import SignInPolicy
from headwater.accounts.schemas.sign_in import SignInPolicyIn, SignInPolicyOut
from headwater.accounts.selectors.sign_in import sign_in_policy
from headwater.accounts.services.sign_in import set_sign_in_policy as set_policy
from headwater.http.access import managing_members, reading
from headwater.http.problems import REFUSALS, SignedInRequest

router = Router(tags=["signing in"])


@router.get("/sign-in-policy", response={200: SignInPolicyOut} | REFUSALS, auth=reading)
def get_sign_in_policy(request: SignedInRequest) -> SignInPolicy:
    """Say how members have to sign in."""
    return sign_in_policy()


@router.put("/sign-in-policy", response={200: SignInPolicyOut} | REFUSALS, auth=managing_members)
def set_sign_in_policy(request: SignedInRequest, payload: SignInPolicyIn) -> SignInPolicy:
    """Say how members have to sign in, from their next request on."""
    return set_policy(actor=request.actor, now=timezone.now(), **payload.dict())
