"""Workers that are killed (-9) at random moments, again and again, until one comes to its end.

They are forked from a server that has Django ready, so that a kill costs no start.
"""

import os
import random
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing import get_context

import django
from django.apps import apps

if not apps.ready:  # in the server that workers are forked from
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headwater.config.settings")
    django.setup()

from django.conf import settings
from django.db import connection

from headwater.config.environment import Addresses, Environment
from headwater.config.settings import database
from headwater.lib.vault import Vault

FORKED = get_context("forkserver")
FORKED.set_forkserver_preload([__name__])
PATIENCE = 60


@dataclass(frozen=True)
class House:
    """What a worker has to know of where the test lives."""

    addresses: Addresses
    environment: Environment
    keys: str
    allowed: frozenset[str]

    def enter(self) -> None:
        connection.settings_dict.update(database(self.addresses.app))
        settings.ENVIRONMENT = self.environment
        settings.VAULT = Vault(lambda: self.keys)
        settings.OUTBOUND_ALLOWED = self.allowed


def house(addresses: Addresses) -> House:
    environment = replace(
        settings.ENVIRONMENT, database_url=addresses.app, database_owner_url=addresses.owner
    )
    return House(addresses, environment, settings.VAULT.load(), settings.OUTBOUND_ALLOWED)


def killed_until_done(
    work: Callable[..., None],
    *arguments: object,
    at: House,
    pace: float,
    chance: random.Random,
    before: Callable[[int], None] = lambda _: None,
) -> int:
    """Let workers do the same work until one is left alone long enough; give how many were killed.

    Each is given about `pace` seconds more than the last, so that there is an end on a slow machine.
    """
    kills = 0
    while True:
        before(kills)
        process = FORKED.Process(target=_run, args=(at, work, *arguments))
        process.start()
        process.join(chance.uniform(0.02, 0.2 + pace * kills))
        process.kill()
        process.join(PATIENCE)
        if process.exitcode != -signal.SIGKILL:
            assert process.exitcode == 0
            return kills
        kills += 1


def _run(at: House, work: Callable[..., None], *arguments: object) -> None:
    at.enter()
    work(*arguments)
