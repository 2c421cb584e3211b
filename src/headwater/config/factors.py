"""Second factors, by django-allauth; only where their secrets lie is ours."""

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings

PLACE = "mfa_authenticator.data"  # allauth does not say of whom: bound to the table only


class Factors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is not typed
    """What allauth asks about second factors."""

    def encrypt(self, text: str) -> str:
        closed: str = settings.VAULT.close(text, place=PLACE)
        return closed

    def decrypt(self, encrypted_text: str) -> str:
        secret: str = settings.VAULT.open(encrypted_text, place=PLACE)
        return secret

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys are for the name people type, and call themselves after the product."""
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": "Headwater"}
