from headwater.accounts.models import User

DEMO_EMAIL = "demo@headwater.example"


def is_needed() -> bool:
    """Whether nobody can sign in here yet."""
    return not User.objects.exists()


def demo_email() -> str | None:
    """Who signs in to the demo here; the password is known to whoever started Headwater."""
    return DEMO_EMAIL if User.objects.filter(email=DEMO_EMAIL).exists() else None
