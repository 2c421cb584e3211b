"""A certificate for servers on this machine, and whom to trust for it."""

import datetime
import ipaddress
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_folder = tempfile.TemporaryDirectory(prefix="headwater-trusted-")
_trusted: list[bytes] = []
LOCAL = ("127.0.0.1", "127.0.0.2")


@dataclass(frozen=True)
class Certificates:
    certificate: Path
    key: Path
    stale: Path  # of the same key, but of the past
    other: Path  # of the same key, but for another name


@contextmanager
def made() -> Iterator[Certificates]:
    """Make certificates which this process trusts, as an operator would have it trust a CA."""
    key = ec.generate_private_key(ec.SECP256R1())
    with tempfile.TemporaryDirectory(prefix="headwater-certificates-") as folder:
        at = Path(folder)
        at.chmod(0o755)
        today = datetime.datetime.now(datetime.UTC)
        paths = Certificates(at / "good.pem", at / "key.pem", at / "stale.pem", at / "other.pem")
        paths.certificate.write_bytes(_certificate(key, LOCAL, today))
        paths.stale.write_bytes(_certificate(key, LOCAL, today - datetime.timedelta(days=90)))
        paths.other.write_bytes(_certificate(key, ("127.9.9.9",), today))
        paths.key.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        each = (paths.certificate, paths.stale, paths.other)
        trusted = b"".join(path.read_bytes() for path in each)
        _trust([*_trusted, trusted])
        try:
            yield paths
        finally:
            _trust([one for one in _trusted if one != trusted])


def _trust(certificates: list[bytes]) -> None:
    """Trust all that are in use: several tests may have servers of their own at once."""
    _trusted[:] = certificates
    file = Path(_folder.name) / f"trusted-{secrets.token_hex(8)}.pem"
    file.write_bytes(b"".join(certificates))
    if certificates:
        os.environ["SSL_CERT_FILE"] = str(file)
    else:
        os.environ.pop("SSL_CERT_FILE", None)


def _certificate(
    key: ec.EllipticCurvePrivateKey, addresses: tuple[str, ...], on: datetime.datetime
) -> bytes:
    # Each has a name of its own: OpenSSL looks for whom to trust by name, and takes the first.
    title = f"Tests of mail {addresses[0]} {on:%Y-%m-%d} {secrets.token_hex(8)}"
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, title)])
    names = [x509.IPAddress(ipaddress.ip_address(address)) for address in addresses]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(on - datetime.timedelta(days=1))
        .not_valid_after(on + datetime.timedelta(days=7))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM)
