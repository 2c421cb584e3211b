"""Letting time pass for a running site: what its worker would do at a later moment is done now."""

import os
import subprocess
import sys
from datetime import datetime

PROGRAM = """
import sys
from datetime import datetime
from importlib import import_module
import django
django.setup()
from headwater.tenancy.context import acting_in
from headwater.tenancy.models import Workspace
module, _, name = sys.argv[1].partition(":")
for workspace in Workspace.objects.order_by("id"):
    with acting_in(workspace.pk):
        getattr(import_module(module), name)(now=datetime.fromisoformat(sys.argv[2]))
"""


def at(moment: datetime, service: str, settings: dict[str, str]) -> None:
    """Run a service ("package.module:name") in every workspace as if it were that moment."""
    environment = os.environ | settings | {"DJANGO_SETTINGS_MODULE": "headwater.config.settings"}
    command = [sys.executable, "-c", PROGRAM, service, moment.isoformat()]
    subprocess.run(command, env=environment, check=True)
