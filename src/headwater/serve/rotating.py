"""Changing the key of the secrets in the database, while everything runs.

Each secret is closed anew in a transaction of its own. Broken off anywhere, the next run goes on:
secrets under the older key still open, because the ring keeps it until it is pruned.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from headwater.accounts.models import Connection
from headwater.config.environment import Environment
from headwater.config.factors import PLACE
from headwater.lib.vault import new_key, read_keys
from headwater.mail.models import Mailbox
from headwater.tenancy.context import acting_in
from headwater.tenancy.models import Workspace

SEALED = ("secret", "seed")  # what allauth closes of a factor


@dataclass(frozen=True)
class Kept:
    """One secret: as it is stored, where it stands, and how another is put in its place."""

    text: str
    place: str
    put: Callable[[str], None]


def rotate(environment: Environment) -> str:
    """Go on with a rotation that was broken off, or begin one."""
    if all(settings.VAULT.is_newest(kept.text) for kept in _secrets()):
        if environment.keys is not None:
            return f"Put this before the others in HEADWATER_KEYS, then ask again: {new_key()}"
        _write_ring(environment, f"{new_key()} {environment.keys_file.read_text().strip()}")
    count = 0
    for kept in _secrets():
        if not settings.VAULT.is_newest(kept.text):
            secret = settings.VAULT.open(kept.text, place=kept.place)
            kept.put(settings.VAULT.close(secret, place=kept.place))
            count += 1
    return f"{count} secrets are closed with the key {settings.VAULT.newest}."


def prune(environment: Environment) -> str:
    """Leave in the ring what still closes something, and the newest key."""
    used = {kept.text.partition(".")[0] for kept in _secrets()} | {settings.VAULT.newest}
    ring = settings.VAULT.load().replace(",", " ").split()
    left = [entry for entry in ring if entry.partition(":")[0] in used]
    gone = [entry.partition(":")[0] for entry in ring if entry not in left]
    if not gone:
        return "Every key is in use."
    if environment.keys is not None:
        return f"Take these out of HEADWATER_KEYS: {', '.join(gone)}"
    _write_ring(environment, " ".join(left))
    return f"Thrown away: {', '.join(gone)}"


def _secrets() -> Iterator[Kept]:
    for factor in Authenticator.objects.order_by("id"):
        for name in SEALED:
            if name in factor.data:
                yield Kept(factor.data[name], PLACE, _put_in_factor(factor.pk, name))
    for workspace in Workspace.objects.order_by("id"):
        with acting_in(workspace.pk):
            connections = list(Connection.objects.exclude(secret="").order_by("id"))
            mailboxes = list(Mailbox.objects.order_by("id"))
        rows: list[Connection | Mailbox] = [*connections, *(one for one in mailboxes if one.secret)]
        for row in rows:
            yield Kept(row.secret, row.place, _put_in_row(workspace.pk, row, "secret"))
        for box in (one for one in mailboxes if one.tokens):
            put = _put_in_row(workspace.pk, box, "tokens")
            yield Kept(box.tokens, box.place_of_tokens, put)


def _put_in_factor(factor_id: int, name: str) -> Callable[[str], None]:
    def put(text: str) -> None:
        with transaction.atomic():
            factor = Authenticator.objects.select_for_update().get(pk=factor_id)
            factor.data[name] = text
            factor.save(update_fields=["data"])

    return put


def _put_in_row(workspace_id: int, row: Connection | Mailbox, name: str) -> Callable[[str], None]:
    before = {name: getattr(row, name)}

    def put(text: str) -> None:
        with acting_in(workspace_id):  # edited in between: then it has the newest key already
            model = Mailbox if isinstance(row, Mailbox) else Connection
            model.objects.filter(pk=row.pk, **before).update(**{name: text})

    return put


def _write_ring(environment: Environment, text: str) -> None:
    """Let a power cut leave the old ring or the new one."""
    read_keys(text)
    draft = environment.keys_file.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    with draft.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(environment.keys_file)
    settings.VAULT.forget()
