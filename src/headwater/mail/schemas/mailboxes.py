"""What mailboxes look like on the wire. A password goes in and never comes out."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.utils.translation import gettext
from ninja import Field, Schema

from headwater.accounts.rules import Actor
from headwater.http.wire import Body
from headwater.mail.models import Folder, Mailbox, Quarantined
from headwater.mail.rules.states import (
    LONGEST_HISTORY_DAYS,
    FolderRole,
    MailboxState,
    MailProvider,
    MailSecurity,
    MailSight,
    MailWay,
)
from headwater.mail.services.mailboxes import NewMailbox
from headwater.mail.wire.checking import Step, StepName
from headwater.mail.wire.discovering import Proposal, ServerSource
from headwater.mail.wire.providers import SecretKind
from headwater.mail.wire.servers import Security, Server

Address = Annotated[str, Field(max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")]
Host = Annotated[str, Field(min_length=1, max_length=253)]
Port = Annotated[int, Field(ge=1, le=65535)]
Password = Annotated[str, Field(min_length=1, max_length=500)]
HistoryDays = Annotated[int, Field(ge=0, le=LONGEST_HISTORY_DAYS)]
Ids = Annotated[list[UUID], Field(max_length=200)]
DailyCap = Annotated[int, Field(ge=1, le=10_000)]


class MailServersIn(Body):
    """Where letters are fetched from and go through, and how one signs in at both."""

    imap_host: Host
    imap_port: Port = 993
    imap_security: MailSecurity = MailSecurity.TLS
    smtp_host: Host
    smtp_port: Port = 465
    smtp_security: MailSecurity = MailSecurity.TLS
    username: Annotated[str, Field(min_length=1, max_length=254)]
    secret: Password = Field(
        description="The password, or the code the provider gives for programs."
    )

    def servers(self) -> tuple[Server, Server]:
        """Give the server of IMAP and that of SMTP."""
        return (
            Server(
                self.imap_host, self.imap_port, Security(self.imap_security),
                username=self.username, secret=self.secret,
            ),
            Server(
                self.smtp_host, self.smtp_port, Security(self.smtp_security),
                username=self.username, secret=self.secret,
            ),
        )  # fmt: skip


class MailboxIn(MailServersIn):
    id: UUID | None = None
    address: Address
    sender_name: str = Field("", max_length=200)
    sight: MailSight = MailSight.PRIVATE
    signature: str = Field("", max_length=5000)
    history_days: HistoryDays = Field(90, description="How far back the first fetching goes.")
    daily_cap: DailyCap = Field(200, description="How many letters may leave in 24 hours.")
    member_ids: Ids = Field([], description="With `chosen`: who works in it besides you.")
    team_ids: Ids = []

    def new(self) -> NewMailbox:
        return NewMailbox(**self.dict())


class MailboxPatch(Body):
    address: Address = ""
    sender_name: str = Field("", max_length=200)
    sight: MailSight = MailSight.PRIVATE
    signature: str = Field("", max_length=5000)
    history_days: HistoryDays = 90
    daily_cap: DailyCap = 200
    member_ids: Ids = []
    team_ids: Ids = []
    imap_host: Host = ""
    imap_port: Port = 993
    imap_security: MailSecurity = MailSecurity.TLS
    smtp_host: Host = ""
    smtp_port: Port = 465
    smtp_security: MailSecurity = MailSecurity.TLS
    username: str = Field("", min_length=1, max_length=254)
    secret: Password = Field("", description="Needed again when a server or the name changes.")
    is_paused: bool = False


class MailProposalQuery(Schema):
    address: Address


class MailProposalOut(Schema):
    """How a mailbox may be connected; the first one is the likeliest."""

    imap_host: str
    imap_port: int
    imap_security: MailSecurity
    smtp_host: str
    smtp_port: int
    smtp_security: MailSecurity
    username: str
    provider: str = Field(description="The name of the provider, if we know it.")
    source: ServerSource = Field(
        description="Who says so; the later in the list, the less sure it is."
    )
    secret: SecretKind = Field(description="What kind of password the provider wants to be shown.")
    must_switch_on: bool = Field(
        description="IMAP is off until it is allowed on the provider's page."
    )

    @classmethod
    def of(cls, one: Proposal) -> "MailProposalOut":
        return cls(
            imap_host=one.imap.host, imap_port=one.imap.port,
            imap_security=MailSecurity(one.imap.security), smtp_host=one.smtp.host,
            smtp_port=one.smtp.port, smtp_security=MailSecurity(one.smtp.security),
            username=one.username, provider=one.provider, source=one.source, secret=one.secret,
            must_switch_on=one.must_switch_on,
        )  # fmt: skip


class MailProposalList(Schema):
    items: list[MailProposalOut]


class ConnectionStepOut(Schema):
    """One step of a trial: what was tried, whether it went well, and what to do if not."""

    server: Literal["imap", "smtp"]
    name: str
    is_ok: bool
    code: str
    sentence: str

    @classmethod
    def of(cls, one: Step) -> "ConnectionStepOut":
        sentence = gettext(one.sentence).format(**one.values) if one.sentence else ""
        return cls(
            server="smtp" if one.name is StepName.SEND else "imap",
            name=one.name,
            is_ok=one.ok,
            code=one.code,
            sentence=sentence,
        )


class MailboxTrialOut(Schema):
    is_ok: bool
    steps: list[ConnectionStepOut]

    @classmethod
    def of(cls, steps: Sequence[Step]) -> "MailboxTrialOut":
        return cls(is_ok=all(one.ok for one in steps), steps=list(map(ConnectionStepOut.of, steps)))


class MailboxOut(Schema):
    """A mailbox; how it is set up is told to whoever it is of, and left empty for others."""

    id: UUID
    address: str
    sender_name: str
    member_id: UUID
    is_mine: bool
    sight: MailSight
    state: MailboxState
    problem: str
    problem_text: str
    fetched_at: datetime | None
    signature: str
    history_days: int
    daily_cap: int
    is_drop: bool = Field(description="Members drop letters here to have them filed.")
    member_ids: list[UUID] = Field(description="Who works in it, with `chosen`.")
    team_ids: list[UUID]
    imap_host: str
    imap_port: int
    imap_security: MailSecurity
    smtp_host: str
    smtp_port: int
    smtp_security: MailSecurity
    username: str
    provider: MailProvider | None = Field(
        description="Where its member signed in; null: it has a password."
    )
    way: MailWay
    done: int = Field(description="Of the messages the first run found, how many are here.")
    total: int
    version: int

    @classmethod
    def of(cls, one: Mailbox, actor: Actor, progress: tuple[int, int] = (0, 0)) -> "MailboxOut":
        is_mine = one.member_id == actor.id
        shown: dict[str, Any] = {
            name: getattr(one, name) if is_mine else ""
            for name in ("imap_host", "smtp_host", "username")
        }
        sentence = (
            gettext(one.problem_text).format(**one.problem_values)
            if is_mine and one.problem_text
            else ""
        )
        same: dict[str, Any] = {
            name: getattr(one, name)
            for name in (
                "id", "address", "sender_name", "member_id", "sight", "state", "problem",
                "fetched_at", "signature", "history_days", "daily_cap", "imap_port",
                "imap_security", "smtp_port", "smtp_security", "version",
            )
        }  # fmt: skip
        shares = list(one.shares.all())
        return cls(
            is_drop=bool(one.drop_key),
            member_ids=[share.member_id for share in shares if share.member_id],
            team_ids=[share.team_id for share in shares if share.team_id],
            is_mine=is_mine,
            done=progress[0],
            total=progress[1],
            problem_text=sentence,
            provider=MailProvider(one.provider) if one.provider else None,
            way=MailWay(one.way),
            **shown,
            **same,
        )


class MailboxList(Schema):
    items: list[MailboxOut]
    providers: list[MailProvider] = Field(
        description="Where members may sign in to connect a mailbox; the operator sets that up."
    )
    drop_address: str | None = Field(
        description="Where you drop letters: a hidden copy of what you write, or one passed on."
    )


class FolderOut(Schema):
    name: str
    role: FolderRole
    is_fetched: bool
    letters: int
    done: int
    total: int

    @classmethod
    def of(cls, one: Folder) -> "FolderOut":
        return cls(
            name=one.name, role=FolderRole(one.role), is_fetched=one.is_fetched,
            letters=getattr(one, "letters", 0), done=one.done, total=one.total,
        )  # fmt: skip


class QuarantinedOut(Schema):
    folder: str
    uid: int
    reason: str
    size: int
    noticed_at: datetime

    @classmethod
    def of(cls, one: Quarantined) -> "QuarantinedOut":
        return cls(
            folder=one.folder.name, uid=one.uid, reason=one.reason, size=one.size,
            noticed_at=one.noticed_at,
        )  # fmt: skip


class FoldersOut(Schema):
    items: list[FolderOut]
    quarantined: list[QuarantinedOut]


class DropIn(Body):
    is_drop: bool


class FoldersIn(Body):
    names: list[Annotated[str, Field(max_length=500)]] = Field(max_length=500)
