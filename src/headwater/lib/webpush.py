"""Web Push: what a push service wants to get, sealed for the one browser that may read it.

RFC 8291 (the seal, as aes128gcm of RFC 8188) and RFC 8292 (VAPID: who sends it).
"""

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
POINT_BYTES, AUTH_BYTES, SALT_BYTES = 65, 16, 16
RECORD_BYTES = 4096
LONGEST_PAYLOAD = 3000  # bytes; every push service takes 4096 of sealed body
TOKEN_LIVES = timedelta(hours=12)  # at most 24


@dataclass(frozen=True)
class Browser:
    """Where one browser is reached, and the keys to seal what only it may read."""

    endpoint: str
    p256dh: str
    auth: str


def key_of(secret: str) -> ec.EllipticCurvePrivateKey:
    """Derive the key pair by which push services know a sender: the same secret, the same key."""
    seed = _derived(secret.encode(), salt=None, info=b"headwater web push", length=48)
    return ec.derive_private_key(int.from_bytes(seed, "big") % (ORDER - 1) + 1, CURVE)


def public_text(key: ec.EllipticCurvePrivateKey) -> str:
    """Write the public half as browsers want it to subscribe."""
    return to_text(_point(key.public_key()))


def is_sealable(browser: Browser) -> bool:
    """Whether something can be sealed with the keys of a browser."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(CURVE, from_text(browser.p256dh))
        return len(from_text(browser.auth)) == AUTH_BYTES
    except ValueError:
        return False


def sealed(payload: bytes, browser: Browser) -> bytes:
    """Encrypt for one browser; each time with a key pair and a salt of their own."""
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, from_text(browser.p256dh))
    ours, salt = ec.generate_private_key(CURVE), secrets.token_bytes(SALT_BYTES)
    point = _point(ours.public_key())
    info = b"WebPush: info\0" + _point(theirs) + point
    shared = ours.exchange(ec.ECDH(), theirs)
    material = _derived(shared, salt=from_text(browser.auth), info=info, length=32)
    key = _derived(material, salt=salt, info=b"Content-Encoding: aes128gcm\0", length=16)
    nonce = _derived(material, salt=salt, info=b"Content-Encoding: nonce\0", length=12)
    head = salt + RECORD_BYTES.to_bytes(4, "big") + bytes([len(point)]) + point
    last = b"\x02"  # marks the last record; there is only one
    return head + AESGCM(key).encrypt(nonce, payload + last, None)


def headers(
    browser: Browser, key: ec.EllipticCurvePrivateKey, *, contact: str, now: datetime
) -> dict[str, str]:
    """Say who sends: a token for this push service alone, signed with our key."""
    url = urlsplit(browser.endpoint)
    claims = {
        "aud": f"{url.scheme}://{url.netloc}",
        "exp": int((now + TOKEN_LIVES).timestamp()),
        "sub": contact,
    }
    token = jwt.encode(claims, key, algorithm="ES256")
    return {
        "Authorization": f"vapid t={token}, k={public_text(key)}",
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
    }


def to_text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_text(text: str) -> bytes:
    return base64.urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derived(material: bytes, *, salt: bytes | None, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(material)
