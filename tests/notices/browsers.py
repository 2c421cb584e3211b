"""A browser and its push service, on this machine: what is sent there is opened and kept."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from headwater.lib.webpush import from_text, to_text

CURVE = ec.SECP256R1()


@dataclass
class FakeBrowser:
    """Opens what is sealed for it, by its own reading of RFC 8188 and 8291."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(CURVE))
    auth: bytes = b"sixteen bytes ok"

    @property
    def point(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def subscription(self, endpoint: str) -> dict[str, Any]:
        keys = {"p256dh": to_text(self.point), "auth": to_text(self.auth)}
        return {"endpoint": endpoint, "keys": keys}

    def opened(self, body: bytes) -> bytes:
        salt, id_length = body[:16], body[20]
        sender, sealed = body[21 : 21 + id_length], body[21 + id_length :]
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender)
        shared = self.key.exchange(ec.ECDH(), theirs)
        info = b"WebPush: info\x00" + self.point + sender
        material = HKDF(SHA256(), 32, self.auth, info).derive(shared)
        key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\x00").derive(material)
        nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\x00").derive(material)
        padded = AESGCM(key).decrypt(nonce, sealed, None)
        text, mark, _ = padded.rpartition(b"\x02")
        assert mark
        return text


@dataclass
class PushService:
    """Answers with `status` and keeps what it got."""

    browser: FakeBrowser = field(default_factory=FakeBrowser)
    status: int = 201
    port: int = 0
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def subscription(self) -> dict[str, Any]:
        return self.browser.subscription(f"http://{self.place}/send/one")

    @property
    def shown(self) -> list[dict[str, str]]:
        return [json.loads(self.browser.opened(body)) for _, body in self.got]

    def sender(self, number: int = 0) -> tuple[dict[str, Any], str]:
        """Check who sent a message: the claims of the token, and the key it is signed with."""
        scheme, _, rest = self.got[number][0]["authorization"].partition(" ")
        parts = dict(one.strip().split("=", 1) for one in rest.split(","))
        assert scheme == "vapid"
        public = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, from_text(parts["k"]))
        claims = jwt.decode(
            parts["t"], public, algorithms=["ES256"], audience=f"http://{self.place}"
        )
        return claims, parts["k"]


@contextmanager
def push_service() -> Iterator[PushService]:
    service = PushService()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.got.append(({k.lower(): v for k, v in self.headers.items()}, body))
            self.send_response(service.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    service.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
