"""What somebody wrote as the letter it will be."""

from datetime import datetime

from headwater.mail.models import Enclosure, Outgoing
from headwater.mail.rules.letterhtml import as_document, letter_html
from headwater.mail.rules.letters import Address, Attachment
from headwater.mail.rules.writing import Draft
from headwater.mail.selectors.outgoing import enclosures
from headwater.mail.selectors.places import path_of
from headwater.mail.services.leaving import dressed


def drafted(one: Outgoing, *, now: datetime) -> Draft:
    """Set it up as it goes out, without what tells that it is seen."""
    mailbox = one.mailbox
    doc = one.doc or as_document(one.text)
    said = dressed(one, letter_html(doc), now=now)
    answers = one.answers
    references = [*answers.references, answers.key] if answers else []
    return Draft(
        message_id=one.message_id,
        sender=Address(mailbox.sender_name or one.author.name, mailbox.address),
        to=_addresses(one.to),
        cc=_addresses(one.cc),
        subject=one.subject,
        text=said.text,
        html=said.html,
        headers=said.headers,
        attachments=tuple(map(_enclosed, enclosures(one))),
        in_reply_to=(answers.key,) if answers and "@" in answers.key else (),
        references=tuple(key for key in references if "@" in key),
        date=now,
    )


def _addresses(receivers: list[dict[str, str]]) -> tuple[Address, ...]:
    return tuple(Address(who.get("name", ""), who["address"]) for who in receivers)


def _enclosed(one: Enclosure) -> Attachment:
    data = path_of(one.digest).read_bytes()
    return Attachment(one.name, one.content_type, content_id="", is_inline=False, data=data)
