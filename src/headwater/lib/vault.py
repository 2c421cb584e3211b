"""Secrets as the database keeps them: unreadable, and bound to the place where they stand.

A secret is encrypted with AES-GCM under the newest key of a ring; the name of the key stands in
front, so that older keys still open what they closed. The *place* (such as the id of a row and the
name of a field) is part of the seal: put elsewhere, a secret cannot be opened.
"""

import base64
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12


class SecretUnreadable(Exception):
    """A secret cannot be opened: its key is gone, or it stands where it does not belong."""


class BadKeys(Exception):
    """What should be a ring of keys is none; the message says why."""


def new_key() -> str:
    """Make a key as a ring holds it: a name, a colon, 32 random bytes."""
    return f"k{secrets.token_hex(4)}:{_text(secrets.token_bytes(KEY_BYTES))}"


def read_keys(text: str) -> dict[str, bytes]:
    """Read a ring: keys separated by blanks or commas, the newest first."""
    ring: dict[str, bytes] = {}
    for entry in text.replace(",", " ").split():
        name, _, key = entry.partition(":")
        try:
            ring[name] = _bytes(key)
        except ValueError:
            raise BadKeys(f"The key {name[:20]!r} cannot be read.") from None
        if not name.isalnum() or len(ring[name]) != KEY_BYTES:
            raise BadKeys(f"The key {name[:20]!r} is not a name and {KEY_BYTES} bytes.")
    if not ring:
        raise BadKeys("There is no key.")
    return ring


@dataclass
class Vault:
    """Opens and closes secrets. A key it does not know makes it read the ring anew, once."""

    load: Callable[[], str]
    _ring: dict[str, bytes] = field(default_factory=dict)

    def close(self, secret: str, *, place: str) -> str:
        name = self.newest
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = AESGCM(self._ring[name]).encrypt(nonce, secret.encode(), place.encode())
        return f"{name}.{_text(nonce + sealed)}"

    def open(self, text: str, *, place: str) -> str:
        name, _, rest = text.partition(".")
        if name not in self._ring:
            self._ring = read_keys(self.load())
        try:
            raw = _bytes(rest)
            box = AESGCM(self._ring[name])
            return box.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode()).decode()
        except KeyError:
            raise SecretUnreadable(
                f"The key {name[:20]!r} is not in HEADWATER_KEYS; put it back, behind the newest."
            ) from None
        except (InvalidTag, ValueError):
            raise SecretUnreadable("This secret was not written here.") from None

    def is_newest(self, text: str) -> bool:
        return text.partition(".")[0] == self.newest

    @property
    def newest(self) -> str:
        self._ring = self._ring or read_keys(self.load())
        return next(iter(self._ring))

    def forget(self) -> None:
        """Read the ring anew at the next use."""
        self._ring = {}


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
