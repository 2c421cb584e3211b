"""Mailboxes of the demo: letters with customers about deals, and the templates they began with.

The mailboxes are paused and know no password: nothing is fetched, and nothing leaves.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from headwater.accounts.models import Member
from headwater.fields.rules.views import ViewScope
from headwater.lib.text import CHINESE
from headwater.mail.models import Folder, Mailbox, MailTemplate, Outgoing, Thread
from headwater.mail.rules.letters import Address
from headwater.mail.rules.states import FolderRole, MailboxState, MailSight, OutgoingState
from headwater.mail.rules.templates import TemplateKind, TemplateLanguage
from headwater.mail.rules.writing import Draft, write_letter
from headwater.mail.services.gallery_texts import gallery
from headwater.mail.services.reading import read
from headwater.mail.services.taking_in import take_in
from headwater.mail.services.templates import create_template
from headwater.mail.services.weaving import link_by_hand
from headwater.mail.wire.answers import Fetched
from headwater.people.models import Channel
from headwater.people.rules import ChannelKind
from headwater.pipeline.models import Deal
from headwater.serve.demo.letters import (
    IN,
    KEPT,
    OUT,
    SNIPPETS,
    STRANGER,
    TALKS_EN,
    TALKS_ZH,
    Line,
    Talk,
)
from headwater.serve.demo.writing import MAIL_DOMAIN, Stageplay

AUTOMATIC = {"Auto-Submitted": "auto-replied"}
HELPERS = ("王芳", "Sophie Laurent")


@dataclass
class Box:
    """A mailbox on its way to being filled."""

    play: Stageplay
    mailbox: Mailbox
    member: Member
    came: list[Fetched] = field(default_factory=list)
    left: list[Fetched] = field(default_factory=list)
    sent: list[tuple[str, str, str, Line]] = field(default_factory=list)
    deals: dict[str, Deal] = field(default_factory=dict)  # by the first letter of a thread


def write_mail(play: Stageplay, deals: list[Deal]) -> None:
    """Fill the owner's mailbox and those of two sellers; what they keep is read with its deal."""
    templates = dict(_templates(play))
    owner = Member.objects.get(id=play.owner.id)
    there = [one for one in deals if one.status == "open" and one.company_id]
    there.sort(key=lambda one: (-one.stage.position, one.created_at, str(one.id)))
    sellers = [play.members[name] for name in HELPERS]
    for member in (owner, *sellers):
        box = _box(play, member)
        mine = [one for one in there if member == owner or one.owner_id == member.id]
        _talks(box, mine)
        there = [one for one in there if one not in box.deals.values()]
        if member == owner:
            _stranger(box)
        _take_in(box, templates)


def _templates(play: Stageplay) -> Iterator[tuple[str, MailTemplate]]:
    facts: dict[str, Any] = {"actor": play.owner, "now": play.now, "scope": ViewScope.WORKSPACE}
    for one in gallery():
        if one["key"].partition(".")[2] in KEPT:
            text = {name: one[name] for name in ("name", "language", "stage", "subject", "doc")}
            yield one["key"], create_template(**text, **facts)
    for language, shortcut, name, words in SNIPPETS:
        create_template(
            kind=TemplateKind.SNIPPET, language=TemplateLanguage(language), shortcut=shortcut, name=name, text=words,
            **facts,
        )  # fmt: skip


def _box(play: Stageplay, member: Member) -> Box:
    address = member.email if member.email.endswith(MAIL_DOMAIN) else f"sales@{MAIL_DOMAIN}"
    mailbox = Mailbox.objects.create(
        member=member, address=address, sender_name=member.name, sight=MailSight.RECORDS,
        imap_host=f"imap.{MAIL_DOMAIN}", smtp_host=f"smtp.{MAIL_DOMAIN}", username=address,
        state=MailboxState.PAUSED,
    )  # fmt: skip
    for name, role in (("INBOX", FolderRole.INBOX), ("Sent", FolderRole.SENT)):
        Folder.objects.create(mailbox=mailbox, name=name, role=role, is_fetched=True)
    return Box(play, mailbox, member)


def _talks(box: Box, deals: list[Deal]) -> None:
    """Tell each talk with somebody of a deal in whose language it is."""
    left = {True: list(TALKS_ZH), False: list(TALKS_EN)}
    for deal in deals:
        talks = left[bool(CHINESE.search(deal.title))]
        if talks and (found := _somebody(deal)) is not None:
            _write(box, talks.pop(0), deal, theirs=found)


def _somebody(deal: Deal) -> Address | None:
    """Find somebody at the company with an address; the first, so that it is always the same."""
    emails = Channel.objects.filter(kind=ChannelKind.EMAIL, person__company=deal.company)
    found = emails.select_related("person").order_by("person__name", "id").first()
    return Address(found.person.name, found.value) if found and found.person else None


def _write(box: Box, talk: Talk, deal: Deal, *, theirs: Address) -> None:
    ours, address = Address(box.member.name, box.mailbox.address), theirs.address
    is_chinese = bool(CHINESE.search(theirs.name))
    words = {
        "who": theirs.name if is_chinese else theirs.name.partition(" ")[0],
        "me": box.member.name, "deal": deal.title, "value": f"{deal.value:,.0f} {deal.currency}",
    }  # fmt: skip
    subject = talk.subject.format(**words)
    keys: list[str] = []
    for number, line in enumerate(talk.lines):
        key = f"{deal.id}.{number}@{MAIL_DOMAIN if line.side == OUT else address.partition('@')[2]}"
        draft = Draft(
            message_id=key, sender=ours if line.side == OUT else theirs,
            to=(theirs if line.side == OUT else ours,), text=line.text.format(**words),
            subject=subject if number == 0 else f"Re: {subject}", in_reply_to=tuple(keys[-1:]),
            references=tuple(keys), date=box.play.now - timedelta(days=line.days),
            headers=AUTOMATIC if line.is_automatic else {},
        )  # fmt: skip
        _put(box, draft, line)
        keys.append(key)
        if line.side == OUT and line.template:
            language = "zh" if CHINESE.search(subject) else "en"
            box.sent.append((key, f"{language}.{line.template}", address, line))
    box.deals[keys[0]] = deal


def _put(box: Box, draft: Draft, line: Line) -> None:
    raw, lies = write_letter(draft), box.left if line.side == OUT else box.came
    flags = frozenset({"\\Seen"}) if line.is_read else frozenset[str]()
    lies.append(
        Fetched(uid=len(lies) + 1, flags=flags, size=len(raw), internal_date=draft.date, raw=raw)
    )


def _stranger(box: Box) -> None:
    address, name, subject, text = STRANGER
    draft = Draft(
        message_id=f"question@{address.partition('@')[2]}", sender=Address(name, address),
        to=(Address(box.member.name, box.mailbox.address),), subject=subject, text=text,
        date=box.play.now - timedelta(hours=9),
    )  # fmt: skip
    _put(box, draft, Line(IN, 0.4, text, is_read=False))


def _take_in(box: Box, templates: dict[str, MailTemplate]) -> None:
    """Take the letters in as if they had been fetched, then say what each thread is about."""
    now, workspace_id = box.play.now, box.mailbox.workspace_id
    for role, letters in ((FolderRole.SENT, box.left), (FolderRole.INBOX, box.came)):
        folder = Folder.objects.get(mailbox=box.mailbox, role=role)
        reads = [read(one, workspace_id=workspace_id) for one in letters]
        take_in(folder, reads, now=now)
    for key, deal in box.deals.items():
        thread = Thread.objects.get(letters__mailbox=box.mailbox, letters__key=key)
        link_by_hand(thread, {"deal_id": deal.id}, actor=box.play.owner, now=now)
    for key, template, address, line in box.sent:
        letter = box.mailbox.letters.get(key=key)
        Outgoing.objects.create(
            mailbox=box.mailbox, author=box.member, thread_id=letter.thread_id, letter=letter,
            to=[{"name": "", "address": address}], subject=letter.subject, text=line.text,
            state=OutgoingState.SENT, message_id=key, claimed_at=letter.sent_at,
            sent_at=letter.sent_at, template=templates[template],
        )  # fmt: skip
