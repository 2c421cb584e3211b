import secrets
from pathlib import Path


def new_secret() -> str:
    return secrets.token_urlsafe(48)


def keep_secret(path: Path, secret: str | None = None) -> None:
    """Make a secret key, once, for this user's eyes only."""
    if path.exists():
        return
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    draft.write_text(secret or new_secret())
    draft.replace(path)  # a power cut leaves a whole key or none
