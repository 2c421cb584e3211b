from contextlib import AbstractContextManager

from django.utils.translation import get_supported_language_variant, override

from headwater.accounts.rules import Actor


def speaking(actor: Actor) -> AbstractContextManager[None]:
    """Speak a reader's language, whatever the browser that asks or fetches for them does."""
    return override(get_supported_language_variant(actor.language))
