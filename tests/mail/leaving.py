"""Letters as sequences write them, and what stands in what was sent."""

import re
from email import message_from_bytes, policy
from typing import Any

from django.test import Client
from django.utils import timezone

from headwater.accounts.selectors import actor_of_member
from headwater.mail.services.outgoing import NewOutgoing, begin, put_on_its_way
from tests.mail.world import MailWorld

BO = "bo@customer.example"


def automatic(world: MailWorld, to: str = BO, **fields: Any) -> Any:
    """Write and queue a letter as a sequence does; give it as the API shows it."""
    with world.inside():
        actor = actor_of_member(world.ada.id, workspace_id=world.workspace.pk)
        assert actor is not None
        wanted = {"subject": "Offer", "text": "Here it is."} | fields
        new = NewOutgoing(
            mailbox_id=world.mailbox["id"], to=[{"name": "Bo", "address": to}], is_automatic=True,
            **wanted,
        )  # fmt: skip
        made = begin(new, actor=actor, now=timezone.now())
        put_on_its_way(made.id, send_at=None, version=None, actor=actor, now=timezone.now())
    return world.get(f"/outgoing/{made.id}")


def last_letter(world: MailWorld) -> Any:
    return parsed(world.smtp.letters[-1].raw)


def parsed(raw: bytes) -> Any:
    return message_from_bytes(raw, policy=policy.default)


def part(letter: Any, kind: str) -> str:
    return str(letter.get_body((kind,)).get_content())


def path_in(text: str, door: str = "u") -> str:
    """Find the address of a public door in a text; give its path."""
    found = re.search(rf"https?://[^/\s\"<>]+(/{door}/[\w-]+(?:\.gif)?)", text)
    assert found is not None, text
    return found[1]


def stranger(**headers: str) -> Client:
    """Somebody out on the internet, with no cookie."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Client(headers=named, enforce_csrf_checks=True)
