"""What a company's SAML metadata says of its provider, and whether an answer of it is good."""

import hashlib
from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from cryptography import x509
from django.conf import settings
from lxml.etree import LxmlError
from onelogin.saml2.errors import OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError
from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser
from onelogin.saml2.response import OneLogin_Saml2_Response
from onelogin.saml2.settings import OneLogin_Saml2_Settings
from onelogin.saml2.xml_utils import OneLogin_Saml2_XML

from headwater.accounts.models import Connection
from headwater.lib.errors import Invalid
from headwater.lib.outbound import Call, Limits, fetch

OK = 200
LONGEST_METADATA = 500_000  # characters; directories of whole federations are no use here
LONGEST_ANSWER = 300_000
# Parts of what is no XML, no SAML or not signed fail in many ways.
UNREADABLE = (
    *(OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError, LxmlError),
    *(NoBase64, ValueError, KeyError, TypeError),
)
CONFIRMED = "//saml:Assertion/saml:Subject/saml:SubjectConfirmation/saml:SubjectConfirmationData"


class MetadataUnreadable(Invalid):
    code = "metadata_unreadable"


class AnswerRefused(Exception):
    """An answer that nobody may be let in by; the text says why, for those who look into it."""


@dataclass(frozen=True)
class Certificate:
    """What the provider signs with: its SHA-256, and when it ends."""

    fingerprint: str
    ends_at: datetime


@dataclass(frozen=True)
class Identity:
    """The provider as its metadata names it; `signing` holds certificates in base64."""

    entity_id: str
    sign_in_url: str
    signing: tuple[str, ...]

    @property
    def certificates(self) -> list[Certificate]:
        ders = [b64decode(one) for one in self.signing]
        return [
            Certificate(
                fingerprint=hashlib.sha256(der).hexdigest(),
                ends_at=x509.load_der_x509_certificate(der).not_valid_after_utc,
            )
            for der in ders
        ]


@dataclass(frozen=True)
class Told:
    """What a good answer says, as allauth reads it; `question` is the one of ours it answers."""

    name_id: str
    name_id_format: str
    attributes: Mapping[str, Sequence[str]]
    question: str

    def get_nameid(self) -> str:
        return self.name_id

    def get_nameid_format(self) -> str:
        return self.name_id_format

    def get_attributes(self) -> Mapping[str, Sequence[str]]:
        return self.attributes


def read_metadata(xml: str) -> Identity:
    """Find the provider in its metadata. Raises MetadataUnreadable."""
    if not xml:
        raise MetadataUnreadable("The metadata is still missing.", field="metadata")
    if len(xml) > LONGEST_METADATA:
        raise MetadataUnreadable("This metadata is too long.", field="metadata")
    try:
        found = OneLogin_Saml2_IdPMetadataParser.parse(xml.encode()).get("idp", {})
    except (*UNREADABLE, SyntaxError) as error:
        raise MetadataUnreadable("This is no metadata of SAML.", field="metadata") from error
    url = str(found.get("singleSignOnService", {}).get("url", ""))
    if not found.get("entityId") or urlsplit(url).scheme not in {"https", "http"}:
        raise MetadataUnreadable(
            "The metadata names no provider where one can sign in by a redirect.", field="metadata"
        )
    signing = found.get("x509certMulti", {}).get("signing") or [found.get("x509cert")]
    identity = Identity(
        found["entityId"], url, tuple("".join(one.split()) for one in signing if one)
    )
    try:
        certificates = identity.certificates
    except (NoBase64, ValueError) as error:
        raise MetadataUnreadable(
            "A certificate of the metadata cannot be read.", field="metadata"
        ) from error
    if not certificates:
        raise MetadataUnreadable(
            "The metadata has no certificate to know answers by.", field="metadata"
        )
    return identity


def fetch_metadata(address: str) -> str:
    """Ask a company for its metadata. Raises MetadataUnreadable, or why it may not be asked.

    Whoever could change it on its way could sign in as anybody: it comes over https, or from a host
    of one's own that the operator has named.
    """
    url = urlsplit(address)
    if url.scheme != "https" and url.netloc not in settings.OUTBOUND_ALLOWED:
        raise MetadataUnreadable("Name an address that begins with https.", field="server_url")
    answer = fetch(Call(address), Limits(seconds=5, allowed=settings.OUTBOUND_ALLOWED))
    if answer.status != OK:
        raise MetadataUnreadable(
            "The address answers with the status {status}.",
            field="server_url",
            status=answer.status,
        )
    return answer.body.decode(errors="replace")


def identity_of(connection: Connection) -> Identity | None:
    """Say who the provider of a connection is; None: its metadata is not there yet."""
    return read_metadata(connection.metadata) if connection.metadata else None


def our_metadata(connection: Connection) -> bytes:
    """Write what a provider wants to know of us."""
    ours = OneLogin_Saml2_Settings(_settings(connection, None), sp_validation_only=True)
    xml: bytes | str = ours.get_sp_metadata()
    return xml.encode() if isinstance(xml, str) else xml


def settings_for(connection: Connection) -> OneLogin_Saml2_Settings:
    """Give what the library needs to ask a provider and to judge its answers.

    Raises MetadataUnreadable if there is no metadata yet.
    """
    return OneLogin_Saml2_Settings(_settings(connection, read_metadata(connection.metadata)))


def here(connection: Connection) -> dict[str, Any]:
    """Say to the library where answers come in: at our public address, whatever was asked for."""
    url = urlsplit(connection.callback_url)
    return {
        "https": "on" if url.scheme == "https" else "off",
        "http_host": url.netloc,
        "script_name": url.path,
        "get_data": {},
        "post_data": {},
    }


def check_answer(connection: Connection, answer: str) -> Told:
    """Read an answer that the provider has signed, for us, now, to a question of ours.

    Whose question it was, the browser has to show. Raises AnswerRefused.
    """
    if len(answer) > LONGEST_ANSWER:
        raise AnswerRefused("too long")
    try:
        ours = settings_for(connection)
        response = OneLogin_Saml2_Response(ours, answer)
        response.is_valid(here(connection), raise_exceptions=True)
        question = _question(response)
        if ours.get_sp_data()["entityId"] not in response.get_audiences():
            raise AnswerRefused("for nobody in particular")
        return Told(
            name_id=response.get_nameid() or "",
            name_id_format=response.get_nameid_format() or "",
            attributes=response.get_attributes(),
            question=question,
        )
    except (*UNREADABLE, SyntaxError, MetadataUnreadable) as error:
        raise AnswerRefused(str(error)[:200]) from error


def _question(response: OneLogin_Saml2_Response) -> str:
    """Find which question is answered: as the signed part says, not only the envelope."""
    envelope = response.get_in_response_to()
    signed = {
        data.get("InResponseTo") for data in OneLogin_Saml2_XML.query(response.document, CONFIRMED)
    }
    if not envelope or signed != {envelope}:
        raise AnswerRefused("nobody asked for it")
    return str(envelope)


def _settings(connection: Connection, identity: Identity | None) -> dict[str, Any]:
    provider = identity and {
        "entityId": identity.entity_id,
        "singleSignOnService": {"url": identity.sign_in_url},
        "x509certMulti": {"signing": list(identity.signing)},
    }
    return {
        "strict": True,
        "sp": {
            "entityId": connection.metadata_url,
            "assertionConsumerService": {"url": connection.callback_url},
            "NameIDFormat": "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
        },
        **({"idp": provider} if provider else {}),
        # A signature is always asked for; of the assertion or of all of it, as the provider likes.
        "security": {
            "rejectDeprecatedAlgorithm": True,
            "requestedAuthnContext": False,  # how somebody proves who they are is the company's matter
            "wantAttributeStatement": False,  # some say all in the name
            "wantNameId": False,
            "allowRepeatAttributeName": True,
            "allowSingleLabelDomains": True,
        },
    }
