"""Rows for tests: one plain function per model, every field with a dull default."""

import hashlib
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from itertools import count
from typing import Any

from PIL import Image

from headwater.accounts.models import CustomRole, Member, Team, User
from headwater.accounts.rules import RIGHTS, Actor, Role, Scope
from headwater.accounts.selectors import actor_of_member
from headwater.accounts.services.tokens import create_token
from headwater.activities.models import Note, Task
from headwater.files.models import File
from headwater.files.selectors.places import place_of
from headwater.leads.models import Lead
from headwater.people.models import Company, Person
from headwater.pipeline.models import Criterion, Deal, EntryTask, LostReason, Pipeline, Stage
from headwater.tenancy.context import current_workspace_id
from headwater.tenancy.models import Workspace

NEW_YEAR = datetime(2026, 1, 1, 9, tzinfo=UTC)
_numbers = count(1)


def user(**fields: Any) -> User:
    made = User(**{"email": f"user{next(_numbers)}@example.com"} | fields)
    made.set_unusable_password()
    made.save()
    return made


def team(**fields: Any) -> Team:
    made = Team(**{"name": f"Team {next(_numbers)}", "path": ""} | fields)
    made.path = f"{made.parent.path if made.parent else ''}{made.id}."
    made.save()
    return made


def member(**fields: Any) -> Member:
    """Make a member who can sign in; an owner, who sees everything, unless a role is given."""
    if "user" not in fields:
        fields["user"] = user()
    defaults = {"name": f"Member {next(_numbers)}", "role": Role.OWNER}
    return Member.objects.create(**defaults | fields)


def custom_role(base: Role = Role.SELLER, **fields: Any) -> CustomRole:
    """Make a role of the workspace's own; it allows what its base does unless rights are given."""
    rights = sorted(fields.pop("rights", RIGHTS[base]))
    defaults = {"name_en": f"Role {next(_numbers)}", "base": base, "rights": rights}
    return CustomRole.objects.create(**defaults | fields)


def actor(of: Member | None = None, **fields: Any) -> Actor:
    """Give the actor a member is."""
    of = of or member(**fields)
    found = actor_of_member(of.id, workspace_id=current_workspace_id())
    assert found is not None
    return found


def company(**fields: Any) -> Company:
    return Company.objects.create(**{"name": f"Company {next(_numbers)}"} | fields)


def person(**fields: Any) -> Person:
    return Person.objects.create(**{"name": f"Person {next(_numbers)}"} | fields)


def pipeline(**fields: Any) -> Pipeline:
    return Pipeline.objects.create(**{"name_en": "Sales", "name_zh": "销售"} | fields)


def stage(**fields: Any) -> Stage:
    if "pipeline" not in fields:
        fields["pipeline"] = pipeline()
    defaults = {"name_en": "Qualified", "name_zh": "已审核", "position": next(_numbers)}
    return Stage.objects.create(**defaults | fields)


def criterion(**fields: Any) -> Criterion:
    """Make a criterion; one that a tick meets, unless a kind is given."""
    if "stage" not in fields:
        fields["stage"] = stage()
    return Criterion.objects.create(
        **{"kind": "manual", "params": {}, "position": next(_numbers)} | fields
    )


def entry_task(**fields: Any) -> EntryTask:
    if "stage" not in fields:
        fields["stage"] = stage()
    return EntryTask.objects.create(
        **{"title_en": "Call", "title_zh": "打电话", "position": next(_numbers)} | fields
    )


def lost_reason(**fields: Any) -> LostReason:
    return LostReason.objects.create(**{"name_en": "Price", "name_zh": "价格"} | fields)


def deal(**fields: Any) -> Deal:
    if "stage" not in fields:
        fields["stage"] = stage()
    if "owner" not in fields:
        fields["owner"] = member()
    moment = fields.pop("at", NEW_YEAR)
    defaults = {
        "title": "Ten desks",
        "value": Decimal("1000.00"),
        "currency": "USD",
        "pipeline": fields["stage"].pipeline,
        "created_at": moment,
        "stage_entered_at": moment,
        "changed_at": moment,
    }
    return Deal.objects.create(**defaults | fields)


def workspace(**fields: Any) -> Workspace:
    """Make another workspace; the test still acts in its own."""
    return Workspace.objects.create(**{"name": f"Theirs {next(_numbers)}"} | fields)


def token(member: Member, *scopes: Scope) -> str:
    """Make a token and give its secret."""
    giver = actor(member)
    made = create_token(
        "Script", scopes=frozenset(scopes), expires_at=None, actor=giver, now=datetime.now(UTC)
    )
    return made.secret


def task(**fields: Any) -> Task:
    if "owner" not in fields:
        fields["owner"] = member()
    return Task.objects.create(**{"title": "Call back"} | fields)


def note(**fields: Any) -> Note:
    """Make a note about a deal, unless it is said what it is about."""
    if not {"deal", "person", "company", "lead"} & fields.keys():
        fields["deal"] = deal()
    if "author" not in fields:
        fields["author"] = member()
    return Note.objects.create(**{"text": "They like it."} | fields)


def lead(**fields: Any) -> Lead:
    """Make a lead of a person; `owner=None` makes it nobody's."""
    if "owner" not in fields:
        fields["owner"] = member()
    moment = fields.pop("at", NEW_YEAR)
    defaults = {"created_at": moment, "state_entered_at": moment, "answer_due_at": moment}
    return Lead.objects.create(**{"name": f"Lead {next(_numbers)}"} | defaults | fields)


def picture(kind: str = "PNG", size: tuple[int, int] = (4, 3)) -> bytes:
    """Draw a small picture."""
    drawn = BytesIO()
    Image.new("RGB", size, "teal").save(drawn, kind)
    return drawn.getvalue()


def file(**fields: Any) -> File:
    """Make a file that has arrived, a picture about a deal unless something else is said."""
    content = fields.pop("content", None) or picture()
    if not {"deal", "person", "company", "note"} & fields.keys():
        fields["deal"] = deal()
    if "author" not in fields:
        fields["author"] = member()
    defaults = {
        "name": "plan.png",
        "size": len(content),
        "content_type": "image/png",
        "sha256": hashlib.sha256(content).hexdigest(),
        "arrived_at": NEW_YEAR,
    }
    made = File.objects.create(**defaults | fields)
    made.refresh_from_db()
    place_of(made).parent.mkdir(parents=True, exist_ok=True)
    place_of(made).write_bytes(content)
    return made
