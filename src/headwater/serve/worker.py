from threading import Event, Thread
from uuid import UUID

import django
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.psycopg_connector import PsycopgConnector

from headwater.config.environment import Environment
from headwater.lib.parent import PATIENCE, leave_with_parent


def work(environment: Environment) -> None:
    """Do what was put on the queue until told to stop; and listen to mailboxes meanwhile."""
    leave_with_parent()
    django.setup()
    stop = Event()
    watcher = Thread(target=_watch, args=(stop,), daemon=True)
    with app.replace_connector(PsycopgConnector(kwargs=connector_params())) as listening:
        watcher.start()
        listening.run_worker(
            concurrency=environment.jobs,
            shutdown_graceful_timeout=PATIENCE,
        )
        stop.set()
        watcher.join(PATIENCE)


def _watch(stop: Event) -> None:
    # Only now: these need Django to be set up.
    from django.utils import timezone  # noqa: PLC0415

    from headwater.mail.services.watching import watch  # noqa: PLC0415
    from headwater.mail.tasks import fetch_mail  # noqa: PLC0415

    def tell(_: int, mailbox_id: UUID) -> None:
        fetch_mail.enqueue(mailbox_id=str(mailbox_id))

    watch(tell, stop=stop, clock=timezone.now)
