"""Fetching from a provider that has a way of its own: what changed since the cursor, and no more.

The cursor is kept once everything it stands for is here. A run that is killed asks for the same
again, and fetches of it what is not here yet.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from headwater.mail.models import Folder, Letter, Mailbox, Place, Quarantined
from headwater.mail.rules.states import SYNCED_AT_FIRST, FolderRole
from headwater.mail.services.dropping import read_of
from headwater.mail.services.marking import take_over_marks
from headwater.mail.services.reading import Unread
from headwater.mail.services.taking_in import take_in
from headwater.mail.services.vanishing import forget_vanished
from headwater.mail.wire.remote import Changes, Flags, Remote, uid_of
from headwater.tenancy.context import acting_in

Clock = Callable[[], datetime]
AT_ONCE = 25  # letters fetched and stored together; each is a call


@dataclass
class Following:
    """One run over one mailbox."""

    workspace_id: int
    mailbox: Mailbox
    remote: Remote
    clock: Clock

    def run(self) -> None:
        self._push_marks()
        for folder in self._folders():
            self._follow(folder)

    def _push_marks(self) -> None:
        """Tell the provider what was marked here; what is marked anew meanwhile is told next time."""
        with acting_in(self.workspace_id):
            due = list(Letter.objects.filter(mailbox=self.mailbox, is_mark_due=True)[:2000])
            places = Place.objects.filter(letter__in=due).exclude(remote_id="")
            names: dict[UUID, str] = dict(places.values_list("letter_id", "remote_id"))
        for letter in due:
            if name := names.get(letter.id):
                self.remote.mark(name, is_read=letter.is_read, is_flagged=letter.is_flagged)
            with acting_in(self.workspace_id):
                same = {"is_read": letter.is_read, "is_flagged": letter.is_flagged}
                Letter.objects.filter(id=letter.id, **same).update(is_mark_due=False)

    def _folders(self) -> list[Folder]:
        listed = {one.remote_id: one for one in self.remote.folders()}
        with acting_in(self.workspace_id):
            Folder.objects.filter(mailbox=self.mailbox).exclude(remote_id__in=listed).delete()
            known = {one.remote_id: one for one in Folder.objects.filter(mailbox=self.mailbox)}
            taken = {one.name for one in known.values()}
            for remote_id, one in listed.items():
                role = FolderRole(one.role or FolderRole.OTHER)
                if remote_id not in known and one.name[:500] not in taken:
                    taken.add(one.name[:500])
                    Folder.objects.create(
                        mailbox=self.mailbox, name=one.name[:500], remote_id=remote_id, role=role,
                        is_fetched=role in SYNCED_AT_FIRST,
                    )  # fmt: skip
            # What was sent comes after what was received: its answers find their threads.
            wanted = Folder.objects.filter(mailbox=self.mailbox, is_fetched=True)
            return sorted(wanted, key=lambda one: (one.role != FolderRole.INBOX, one.name))

    def _follow(self, folder: Folder) -> None:
        day = (self.clock() - timedelta(days=self.mailbox.history_days)).date()
        goes_back = folder.complete_since is not None and folder.complete_since <= day
        changes = self.remote.changes(
            folder.remote_id, folder.cursor if goes_back else "", since=day
        )
        here = self._here(folder)
        new = self._without_known(folder, changes, here)
        self._count(folder, total=len(new))
        names = list(new)
        for start in range(0, len(names), AT_ONCE):
            self._take_in(folder, {name: new[name] for name in names[start : start + AT_ONCE]})
        with acting_in(self.workspace_id):
            flags = {uid_of(name): on for name, on in changes.there.items() if on is not None}
            take_over_marks(folder, {uid: on for uid, on in flags.items() if uid in here})
            vanished = {uid_of(name) for name in changes.gone}
            if changes.is_all:
                vanished |= self._recent(folder, day) - {uid_of(name) for name in changes.there}
            forget_vanished(folder, vanished, now=self.clock())
            folder.cursor, folder.complete_since = (
                changes.cursor,
                min(day, folder.complete_since if goes_back and folder.complete_since else day),
            )
            folder.save(update_fields=["cursor", "complete_since"])

    def _here(self, folder: Folder) -> set[int]:
        with acting_in(self.workspace_id):
            return {
                *Place.objects.filter(folder=folder).values_list("uid", flat=True),
                *Quarantined.objects.filter(folder=folder).values_list("uid", flat=True),
            }

    def _recent(self, folder: Folder, day: object) -> set[int]:
        recent = Place.objects.filter(folder=folder, letter__sent_at__date__gt=day)
        return set(recent.values_list("uid", flat=True))

    def _without_known(
        self, folder: Folder, changes: Changes, here: set[int]
    ) -> dict[str, Flags | None]:
        """Give what has to be fetched; of what lies in another folder as well the place is noted."""
        new = {name: on for name, on in changes.there.items() if uid_of(name) not in here}
        with acting_in(self.workspace_id):
            elsewhere = Place.objects.filter(
                folder__mailbox=self.mailbox, uid__in=[uid_of(name) for name in new]
            )
            letters = dict(elsewhere.values_list("remote_id", "letter_id"))
            Place.objects.bulk_create(
                [
                    Place(folder=folder, uid=uid_of(name), remote_id=name, letter_id=letters[name])
                    for name in new
                    if name in letters
                ],
                ignore_conflicts=True,
            )
        return {name: on for name, on in new.items() if name not in letters}

    def _take_in(self, folder: Folder, wanted: Mapping[str, Flags | None]) -> None:
        came = list(self.remote.letters(wanted))
        whole = [one for one in came if one.is_whole]
        reads = [
            *read_of(self.mailbox, whole, workspace_id=self.workspace_id),
            *(Unread(one.uid, one.size, "letter_oversized") for one in came if not one.is_whole),
        ]
        with acting_in(self.workspace_id):
            take_in(folder, reads, now=self.clock())
            folder.done = min(folder.done + len(wanted), folder.total)
            folder.save(update_fields=["done"])
            Mailbox.objects.filter(id=self.mailbox.id).update(heard_at=self.clock())

    def _count(self, folder: Folder, *, total: int) -> None:
        with acting_in(self.workspace_id):
            folder.total, folder.done = total, 0
            folder.save(update_fields=["total", "done"])
