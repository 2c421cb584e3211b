"""The routes of mailboxes: connecting them, and what they fetch."""

from dataclasses import replace
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from ninja import Query, Router, Status

from headwater.http.access import configuring, reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import IfMatch, expected_version
from headwater.mail.rules.states import MailProvider
from headwater.mail.schemas.mailboxes import (
    DropIn,
    FolderOut,
    FoldersIn,
    FoldersOut,
    MailboxIn,
    MailboxList,
    MailboxOut,
    MailboxPatch,
    MailboxTrialOut,
    MailProposalList,
    MailProposalOut,
    MailProposalQuery,
    MailServersIn,
    QuarantinedOut,
)
from headwater.mail.selectors import mailboxes as found
from headwater.mail.services import mailboxes
from headwater.mail.tasks import fetch_mail, give_permission_back
from headwater.mail.wire.checking import check
from headwater.mail.wire.discovering import TRY_LIMITS, asking, discover

router = Router(tags=["mail"])
WRITE_REFUSALS = REFUSALS | {409: ProblemOut}


@router.get("/mailboxes", response={200: MailboxList} | REFUSALS, auth=reading)
def list_mailboxes(request: SignedInRequest) -> MailboxList:
    """List your mailboxes and those everybody may read, and how fetching goes."""
    rows = found.mailboxes(request.actor)
    progress = found.progress(rows)
    return MailboxList(
        items=[MailboxOut.of(one, request.actor, progress.get(one.id, (0, 0))) for one in rows],
        drop_address=found.own_drop_address(request.actor),
        providers=sorted(map(MailProvider, settings.MAIL_CLIENTS)),
    )


@router.get("/mailbox-proposals", response={200: MailProposalList} | REFUSALS, auth=writing)
def propose_mail_servers(
    request: SignedInRequest, query: Query[MailProposalQuery]
) -> MailProposalList:
    """Find out where the mail of an address is: by its provider, its domain, or a guess."""
    proposals = discover(
        query.address, asking(replace(TRY_LIMITS, allowed=settings.OUTBOUND_ALLOWED))
    )
    return MailProposalList(items=list(map(MailProposalOut.of, proposals)))


@router.post("/mailbox-trials", response={200: MailboxTrialOut} | REFUSALS, auth=writing)
def try_mail_servers(request: SignedInRequest, payload: MailServersIn) -> MailboxTrialOut:
    """Try both servers step by step, and say what is wrong; nothing is kept."""
    imap, smtp = payload.servers()
    return MailboxTrialOut.of(check(imap, smtp, found.limits()))


@router.post("/mailboxes", response={201: MailboxOut} | WRITE_REFUSALS, auth=writing)
def connect_mailbox(request: SignedInRequest, payload: MailboxIn) -> Status[MailboxOut]:
    """Connect a mailbox as your own; its letters are fetched from now on."""
    made = mailboxes.connect_mailbox(payload.new(), actor=request.actor, now=timezone.now())
    return Status(201, MailboxOut.of(made, request.actor))


@router.patch("/mailboxes/{mailbox_id}", response={200: MailboxOut} | EDIT_REFUSALS, auth=writing)
def change_mailbox(
    request: SignedInRequest, mailbox_id: UUID, payload: MailboxPatch, if_match: IfMatch
) -> MailboxOut:
    """Set your mailbox up otherwise. Fields left out stay as they are."""
    changed = mailboxes.change_mailbox(
        mailbox_id,
        payload.dict(exclude_unset=True),
        version=expected_version(request),
        actor=request.actor,
        now=timezone.now(),
    )
    return MailboxOut.of(changed, request.actor)


@router.delete("/mailboxes/{mailbox_id}", response={204: None} | REFUSALS, auth=writing)
def remove_mailbox(request: SignedInRequest, mailbox_id: UUID) -> Status[None]:
    """Forget your mailbox and its letters here; timelines go on telling of them, the server keeps all."""
    gone = mailboxes.remove_mailbox(mailbox_id, actor=request.actor, now=timezone.now())
    if gone.tokens:
        give_permission_back.enqueue(
            provider=gone.provider, tokens=gone.tokens, place=gone.place_of_tokens
        )
    return Status(204, None)


@router.put(
    "/mailboxes/{mailbox_id}/drop", response={200: MailboxOut} | WRITE_REFUSALS, auth=configuring
)
def use_mailbox_for_drops(
    request: SignedInRequest, mailbox_id: UUID, payload: DropIn
) -> MailboxOut:
    """Let members drop letters in your mailbox: copies of what they write, and letters passed on."""
    changed = mailboxes.use_for_drops(
        mailbox_id, is_drop=payload.is_drop, actor=request.actor, now=timezone.now()
    )
    return MailboxOut.of(changed, request.actor)


@router.post("/mailboxes/{mailbox_id}/fetch", response={202: None} | REFUSALS, auth=writing)
def fetch_mailbox(request: SignedInRequest, mailbox_id: UUID) -> Status[None]:
    """Look for new letters now rather than within the minute."""
    mailbox = found.get_mailbox(mailbox_id, actor=request.actor)
    fetch_mail.enqueue(mailbox_id=str(mailbox.id))
    return Status(202, None)


@router.get("/mailboxes/{mailbox_id}/folders", response={200: FoldersOut} | REFUSALS, auth=reading)
def list_mail_folders(request: SignedInRequest, mailbox_id: UUID) -> FoldersOut:
    """List the folders of your mailbox, which of them are fetched, and what could not be read."""
    mailbox = found.get_mailbox(mailbox_id, actor=request.actor, own=True)
    return FoldersOut(
        items=list(map(FolderOut.of, found.folders(mailbox))),
        quarantined=list(map(QuarantinedOut.of, found.quarantined(mailbox))),
    )


@router.put("/mailboxes/{mailbox_id}/folders", response={200: FoldersOut} | REFUSALS, auth=writing)
def choose_mail_folders(
    request: SignedInRequest, mailbox_id: UUID, payload: FoldersIn
) -> FoldersOut:
    """Say which folders are fetched; what is here already stays."""
    mailboxes.choose_folders(mailbox_id, payload.names, actor=request.actor)
    fetch_mail.enqueue(mailbox_id=str(mailbox_id))
    return list_mail_folders(request, mailbox_id)
