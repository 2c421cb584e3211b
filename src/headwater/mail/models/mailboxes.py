from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower

from headwater.accounts.models import Member, Team, choices
from headwater.accounts.rules import Actor
from headwater.mail.rules.states import (
    FolderRole,
    MailboxState,
    MailProvider,
    MailSecurity,
    MailSight,
    MailWay,
)
from headwater.tenancy.models import Editable, Record, Reference


class MailboxQuerySet(models.QuerySet["Mailbox"]):
    """A mailbox is known to whoever it is of, and to those who work in it with them."""

    def visible_to(self, actor: Actor) -> Self:
        shares = MailboxShare.objects.filter(
            Q(member_id=actor.id) | Q(team_id__in=actor.teams), mailbox_id=OuterRef("pk")
        )
        chosen = Q(sight=MailSight.CHOSEN) & Exists(shares)
        return self.filter(Q(member_id=actor.id) | Q(sight=MailSight.EVERYBODY) | chosen)

    def known_to(self, actor: Actor) -> Self:
        return self.visible_to(actor)

    def owned_by(self, actor: Actor) -> Self:
        """Leave those the actor sets up and writes from as their own."""
        return self.filter(member_id=actor.id)


class Mailbox(Editable):
    """Where a member's letters come from and go through.

    `secret` is the password, closed by the vault and bound to this row. `history_days` says how
    far back the first fetching goes; `problem_text` is a sentence with gaps for `problem_values`, in
    the language of nobody yet; `daily_cap` how many letters may leave in 24 hours. `heard_at`
    is the last sign of the run that is fetching now, `fetched_at` when one last came to its end,
    `matched_at` when it was last looked whether unmatched threads are about something by now.
    Where its member signed in at a `provider`, `tokens` (closed by the vault as well) stand in
    place of the password; `way` says how letters come and go there. With a `drop_key` it is the one
    where members drop letters (services/dropping.py).
    """

    member = Reference(Member, models.CASCADE, related_name="mailboxes")
    address = models.CharField(max_length=254)
    sender_name = models.CharField(max_length=200, blank=True)
    sight = models.CharField(
        max_length=10, choices=choices(list(MailSight)), default=MailSight.PRIVATE
    )
    imap_host = models.CharField(max_length=253)
    imap_port = models.PositiveIntegerField(default=993)
    imap_security = models.CharField(
        max_length=10, choices=choices(list(MailSecurity)), default=MailSecurity.TLS
    )
    smtp_host = models.CharField(max_length=253)
    smtp_port = models.PositiveIntegerField(default=465)
    smtp_security = models.CharField(
        max_length=10, choices=choices(list(MailSecurity)), default=MailSecurity.TLS
    )
    username = models.CharField(max_length=254)
    secret = models.TextField(blank=True)
    provider = models.CharField(max_length=10, choices=choices(list(MailProvider)), blank=True)
    way = models.CharField(max_length=10, choices=choices(list(MailWay)), default=MailWay.IMAP)
    tokens = models.TextField(blank=True)
    drop_key = models.CharField(max_length=64, blank=True)
    signature = models.TextField(blank=True)
    history_days = models.PositiveIntegerField(default=90)
    daily_cap = models.PositiveIntegerField(default=200)
    state = models.CharField(
        max_length=10, choices=choices(list(MailboxState)), default=MailboxState.NEW
    )
    problem = models.CharField(max_length=50, blank=True)
    problem_text = models.TextField(blank=True)
    problem_values = models.JSONField(default=dict)
    heard_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)
    matched_at = models.DateTimeField(null=True)

    objects = MailboxQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "workspace", Lower("address"), name="mailbox_is_connected_once"
            ),
            models.UniqueConstraint(
                fields=["workspace"], condition=~Q(drop_key=""), name="mailbox_to_drop_in_is_one"
            ),
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def is_private(self) -> bool:
        """Whether its letters are read by fewer than those who see what they are about."""
        return self.sight in {MailSight.PRIVATE, MailSight.CHOSEN}

    @property
    def place(self) -> str:
        """Where the secret stands: a part of its seal."""
        return f"mailbox:{self.id}:secret"

    @property
    def place_of_tokens(self) -> str:
        return f"mailbox:{self.id}:tokens"


class MailboxShare(Record):
    """That a member, or whoever is in a team, works in a mailbox: reads all of it and writes from it."""

    mailbox = Reference(Mailbox, models.CASCADE, related_name="shares", own_index=False)
    member = Reference(Member, models.CASCADE, null=True, related_name="+")
    team = Reference(Team, models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(member=None) ^ Q(team=None),
                name="mailbox_is_shared_with_a_member_or_a_team",
            ),
            models.UniqueConstraint(
                fields=["workspace", "mailbox", "member"],
                name="mailbox_is_shared_with_a_member_once",
            ),
            models.UniqueConstraint(
                fields=["workspace", "mailbox", "team"], name="mailbox_is_shared_with_a_team_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.mailbox_id)


class Folder(Record):
    """A folder of a mailbox, and how far it has been read.

    What came up to `last_uid` has been seen while the server's `uid_validity` is the same; of that,
    everything since the day `complete_since`, if there is one, has been taken in.
    `messages` is how many the server had when what vanished was last looked for.
    `total` and `done` count the messages of the run that is on, for whoever watches it.
    Where a provider has a way of its own, `remote_id` is what it calls the folder, and `cursor`
    where its list of changes goes on.
    """

    mailbox = Reference(Mailbox, models.CASCADE, related_name="folders", own_index=False)
    name = models.CharField(max_length=500)
    role = models.CharField(
        max_length=10, choices=choices(list(FolderRole)), default=FolderRole.OTHER
    )
    is_fetched = models.BooleanField(default=False)
    uid_validity = models.BigIntegerField(null=True)
    last_uid = models.BigIntegerField(default=0)
    complete_since = models.DateField(null=True)
    highest_modseq = models.BigIntegerField(null=True)
    remote_id = models.CharField(max_length=500, blank=True)
    cursor = models.TextField(blank=True)
    messages = models.PositiveIntegerField(null=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "mailbox", "name"], name="folder_is_known_once"
            ),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="folder_done_of_total"),
        ]

    def __str__(self) -> str:
        return self.name
