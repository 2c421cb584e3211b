"""The demo: a workspace that looks as if a team had worked in it for nine months.

`cast`, `words` and `people` say who appears and what is said, `story` invents how deals went,
`writing` writes it down. The same seed tells the same stories, always up to today.
"""

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import transaction

from headwater.accounts.rules import Actor
from headwater.config.environment import Environment
from headwater.forecast.tasks import learn_chances
from headwater.pipeline.models import Deal, Pipeline
from headwater.serve.demo import cast, leads, papers, writing
from headwater.serve.demo.aims import write_targets
from headwater.serve.demo.assignment import write_assignment
from headwater.serve.demo.bonds import write_bonds
from headwater.serve.demo.calls import write_calls
from headwater.serve.demo.earning import write_criteria
from headwater.serve.demo.fields import write_fields
from headwater.serve.demo.figures import write_figures
from headwater.serve.demo.mails import write_mail
from headwater.serve.demo.parts import write_parts
from headwater.serve.demo.people import contacts
from headwater.serve.demo.pools import write_pools
from headwater.serve.demo.roles import write_roles
from headwater.serve.demo.sequences import write_sequences
from headwater.serve.demo.sharing import write_sharing
from headwater.serve.demo.story import Author
from headwater.serve.demo.telling import write_news
from headwater.serve.demo.twins import write_twins
from headwater.serve.demo.views import write_views
from headwater.setup.selectors import DEMO_EMAIL, is_needed
from headwater.setup.services import NewWorkspace, create_workspace, open_account
from headwater.tenancy.context import stepping_into

EMAIL = DEMO_EMAIL
SEED = 20260214
SALES = 200  # enough of them over for forecasts and chances to be learned
WORKSPACES = {
    "zh-CN": NewWorkspace(
        name="活水演示 Headwater Demo", language="zh-CN", time_zone="Asia/Shanghai",
        currency="CNY", country="CN", is_demo=True,
    ),
    "en": NewWorkspace(
        name="Headwater Demo 活水演示", language="en", time_zone="Asia/Shanghai",
        currency="USD", country="CN", is_demo=True,
    ),
}  # fmt: skip
OWNERS = {"zh-CN": "林清 Lin Qing", "en": "Lin Qing 林清"}


def demo_sign_in(environment: Environment) -> str | None:
    """Fill a demo workspace if nobody can sign in yet, and say how to sign in to it.

    The password is made for this installation only and kept beside the data, so that no demo
    anywhere can be entered with a password from a book.
    """
    kept = environment.data / "demo-sign-in"
    if is_needed():
        password = f"{secrets.token_hex(2)}-river-{secrets.token_hex(2)}"
        with transaction.atomic():  # a start that is killed now leaves no half demo behind
            fill_demo(language=language_of(os.environ.get("LANG", "")), password=password)
            _keep(kept, f"{EMAIL} / {password}")
    return kept.read_text().strip() if kept.exists() else None


def language_of(locale: str) -> str:
    return "zh-CN" if locale.lower().startswith("zh") else "en"


def fill_demo(*, language: str, password: str, now: datetime | None = None) -> Actor:
    """Make the demo workspace; its owner signs in as demo@headwater.example."""
    now = now or datetime.now(UTC)
    user = open_account(EMAIL, password)
    owner = create_workspace(WORKSPACES[language], owner=OWNERS[language], user=user, now=now)
    random = Random(SEED)
    with stepping_into(owner.workspace_id):
        play = writing.Stageplay(random, owner, now)
        customers = cast.customers()
        stories = Author(random, customers, now).stories(SALES)
        writing.write_colleagues(play, password=make_password(password))
        writing.write_rates(play)
        writing.write_companies(play, customers)
        writing.write_people(play, contacts(random, customers))
        deals = writing.write_deals(play, stories)
        write_parts(play, deals, stories)
        writing.write_activities(play, deals, stories)
        papers.write_papers(play, deals)
        play.finish()
        _around(play, deals, now)
        write_roles(owner, now, password=password)
    return owner


def _around(play: writing.Stageplay, deals: list[Deal], now: datetime) -> None:
    """Write what stands beside the deals, and how the workspace is set up."""
    leads.write_leads(play)
    write_fields(play)
    write_pools(play.owner, now)
    write_assignment(play)
    write_twins(owner=play.owner, now=now)
    write_bonds(play.owner, now)
    write_views(play.owner, now)
    write_figures(play.owner, now)
    write_targets(play)
    write_calls(play, deals)
    write_criteria(play, deals)  # last: what was done before did not have to earn it
    write_mail(play, deals)
    write_sequences(play)
    write_sharing(play, deals)
    write_news(play, deals)
    for pipeline in Pipeline.objects.order_by("position", "id"):
        learn_chances.enqueue(pipeline_id=str(pipeline.id))


def _keep(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text + "\n")
