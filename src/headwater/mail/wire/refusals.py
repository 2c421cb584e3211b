"""All that can go wrong between us and a server of mail, said so that people can act on it."""

import ssl

from headwater.lib.errors import Conflict, Invalid, NotFound, Unavailable

LONGEST_ANSWER = 300
OF_ANOTHER_NAME = {62, 64}  # X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH
OUT_OF_DATE = {9, 10}  # X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED


class PortRefused(Invalid):
    code = "mail_port_refused"


class NotText(Invalid):
    code = "mail_not_text"


class CertificateRefused(Invalid):
    code = "mail_certificate_refused"


class NotEncrypted(Invalid):
    """TLS was wished for, and the port speaks plain text only."""

    code = "mail_not_encrypted"


class NoSuchProtocol(Invalid):
    """Somebody answers, but does not speak what was expected."""

    code = "mail_no_such_protocol"


class LoginRefused(Invalid):
    code = "mail_login_refused"


class ConnectionBroken(Unavailable):
    """The line was cut, or the other side stopped making sense; trying again may help."""

    code = "mail_connection_broken"


class FolderGone(NotFound):
    code = "mail_folder_gone"


class CommandRefused(Conflict):
    """The server understood and would not; its own words are in the sentence."""

    code = "mail_command_refused"


def certificate_refused(host: str, error: ssl.SSLCertVerificationError) -> CertificateRefused:
    if error.verify_code in OF_ANOTHER_NAME:
        return CertificateRefused("The certificate {host} shows is for another name.", host=host)
    if error.verify_code in OUT_OF_DATE:
        return CertificateRefused("The certificate of {host} is not valid today.", host=host)
    return CertificateRefused(
        "The certificate of {host} is signed by nobody this server trusts.", host=host
    )


def told(answer: object) -> str:
    """Make a server's own words fit to be shown: one line, not too long, no control signs."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
    words = "".join(sign if sign.isprintable() else " " for sign in text).split()
    return " ".join(words)[:LONGEST_ANSWER]
