import django
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.psycopg_connector import PsycopgConnector

from headwater.config.environment import Environment
from headwater.lib.parent import PATIENCE, leave_with_parent


def work(environment: Environment) -> None:
    """Do what was put on the queue until told to stop."""
    leave_with_parent()
    django.setup()
    with app.replace_connector(PsycopgConnector(kwargs=connector_params())) as listening:
        listening.run_worker(
            concurrency=environment.jobs,
            shutdown_graceful_timeout=PATIENCE,
        )
