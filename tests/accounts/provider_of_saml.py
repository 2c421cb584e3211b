"""A company's provider of SAML, small but real: it reads questions and signs its answers."""

import zlib
from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from lxml import etree

PROTOCOL, ASSERTION = (
    "urn:oasis:names:tc:SAML:2.0:protocol",
    "urn:oasis:names:tc:SAML:2.0:assertion",
)
MAIL = "urn:oid:0.9.2342.19200300.100.1.3"
GIVEN, FAMILY = "urn:oid:2.5.4.42", "urn:oid:2.5.4.4"
MIA = {MAIL: "mia@example.com", GIVEN: "Mia", FAMILY: "Wood"}
METADATA = """<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{entity_id}">
<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">{keys}
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="{url}"/>
</md:IDPSSODescriptor></md:EntityDescriptor>"""
KEY = """<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
<ds:X509Data><ds:X509Certificate>{}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"""
RESPONSE = """<samlp:Response xmlns:samlp="{protocol}" xmlns:saml="{assertion}" ID="{response_id}"
 Version="2.0" IssueInstant="{now}" Destination="{acs}" {envelope}>
<saml:Issuer>{issuer}</saml:Issuer>
<samlp:Status><samlp:StatusCode Value="{status}"/></samlp:Status>
<saml:Assertion ID="{assertion_id}" Version="2.0" IssueInstant="{now}"><saml:Issuer>{issuer}</saml:Issuer>
<saml:Subject><saml:NameID Format="{format}">{name_id}</saml:NameID>
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
<saml:SubjectConfirmationData NotOnOrAfter="{until}" Recipient="{recipient}" {confirmed}/>
</saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotBefore="{since}" NotOnOrAfter="{until}">{audience}</saml:Conditions>
<saml:AuthnStatement AuthnInstant="{now}"><saml:AuthnContext><saml:AuthnContextClassRef>
urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml:AuthnContextClassRef></saml:AuthnContext>
</saml:AuthnStatement>{attributes}
</saml:Assertion></samlp:Response>"""
AUDIENCE = "<saml:AudienceRestriction><saml:Audience>{}</saml:Audience></saml:AudienceRestriction>"
ATTRIBUTE = (
    '<saml:Attribute Name="{}"><saml:AttributeValue>{}</saml:AttributeValue></saml:Attribute>'
)
STATEMENT = "<saml:AttributeStatement>{}</saml:AttributeStatement>"
SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success"
STRONG = (xmlsec.constants.TransformRsaSha256, xmlsec.constants.TransformSha256)
WEAK = (xmlsec.constants.TransformRsaSha1, xmlsec.constants.TransformSha1)


class SamlProvider:
    """Keeps a key, and answers what is asked of it as a test wants it answered."""

    def __init__(self, name: str = "https://idp.example.com/metadata", *, days: int = 365) -> None:
        self.entity_id, self.url = name, "https://idp.example.com/sign-in?tenant=7"
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "idp.example.com")])
        now = datetime.now(UTC)
        begins = now - timedelta(days=400)
        self.certificate = (
            x509.CertificateBuilder().subject_name(subject).issuer_name(subject)
            .public_key(self.key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(begins).not_valid_after(now + timedelta(days=days))
            .sign(self.key, hashes.SHA256())
        )  # fmt: skip

    @property
    def metadata(self) -> str:
        der = self.certificate.public_bytes(serialization.Encoding.DER)
        key = KEY.format(b64encode(der).decode())
        return METADATA.format(
            entity_id=self.entity_id, url=self.url.replace("&", "&amp;"), keys=key
        )

    def answer(
        self, location: str, *, said: dict[str, str] = MIA, signed: str = "assertion",
        ways: tuple[Any, Any] = STRONG, name_id: str = "subject-1", **changes: Any,
    ) -> str:  # fmt: skip
        """Answer the question in an address: the base64 that a browser posts."""
        document = etree.fromstring(self.written(location, said=said, name_id=name_id, **changes))
        for part in signed.split():
            self.sign(document, part, ways)
        return b64encode(etree.tostring(document)).decode()

    def written(self, location: str, *, said: dict[str, str], name_id: str, **changes: Any) -> str:
        asked, now = question(location), datetime.now(UTC)
        irt = f'InResponseTo="{asked["ID"]}"'
        acs = asked["AssertionConsumerServiceURL"]
        attributes = "".join(ATTRIBUTE.format(*one) for one in said.items())
        facts = {
            "protocol": PROTOCOL, "assertion": ASSERTION, "issuer": self.entity_id, "acs": acs,
            "recipient": acs, "response_id": f"_{uuid4()}", "assertion_id": f"_{uuid4()}",
            "now": stamp(now), "since": stamp(now - timedelta(minutes=1)), "status": SUCCESS,
            "until": stamp(now + timedelta(minutes=5)), "envelope": irt, "confirmed": irt,
            "audience": AUDIENCE.format(asked["issuer"]), "name_id": name_id,
            "format": "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
            "attributes": STATEMENT.format(attributes) if attributes else "",
        }  # fmt: skip
        return RESPONSE.format(**facts | changes)

    def sign(self, document: Any, part: str, ways: tuple[Any, Any]) -> None:
        node = document if part == "response" else document.find(f"{{{ASSERTION}}}Assertion")
        by, digest = ways
        signature = xmlsec.template.create(node, xmlsec.constants.TransformExclC14N, by)
        node.insert(1, signature)
        reference = xmlsec.template.add_reference(signature, digest, uri=f"#{node.get('ID')}")
        xmlsec.template.add_transform(reference, xmlsec.constants.TransformEnveloped)
        xmlsec.template.add_transform(reference, xmlsec.constants.TransformExclC14N)
        xmlsec.tree.add_ids(node, ["ID"])
        context = xmlsec.SignatureContext()
        pem = self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        context.key = xmlsec.Key.from_memory(pem, xmlsec.constants.KeyDataFormatPem)
        context.sign(signature)


def question(location: str) -> dict[str, str]:
    """Read what we ask: its number, where answers go, and who we say we are."""
    packed = parse_qs(urlsplit(location).query)["SAMLRequest"][0]
    request = etree.fromstring(zlib.decompress(b64decode(packed), -15))
    issuer = request.findtext(f"{{{ASSERTION}}}Issuer") or ""
    return {str(name): str(value) for name, value in request.attrib.items()} | {"issuer": issuer}


def stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
