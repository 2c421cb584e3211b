"""A role of the demo's own: who helps to sell, and need not know what for."""

from datetime import datetime

from django.contrib.auth.hashers import make_password

from headwater.accounts.models import CustomRole, Member, Team, User
from headwater.accounts.rules import Actor, FieldAccess, Kind, Level, Right, Role
from headwater.accounts.services.roles import create_role
from headwater.serve.demo import cast
from headwater.serve.demo.writing import MAIL_DOMAIN

ASSISTANT, MAIL, TEAM = "何敏", "he.min", "华东组 East"
HIDDEN = dict.fromkeys(("value", "custom.budget", "custom.per_line"), FieldAccess.HIDDEN)


def write_roles(owner: Actor, now: datetime, *, password: str) -> None:
    """Let a sales assistant see her team's deals, but not what they are worth."""
    shape = create_role(
        Role.SELLER, actor=owner, now=now, name_en="Sales assistant", name_zh="销售助理",
        rights=[Right.READ, Right.WRITE], sight={Kind.DEAL: Level.TEAM, Kind.TASK: Level.TEAM},
        fields={
            Kind.DEAL: {**HIDDEN, "competitor": FieldAccess.READ_ONLY},
            Kind.LEAD: {"value": FieldAccess.HIDDEN},
            Kind.TASK: {"custom.travel": FieldAccess.HIDDEN},
        },
    )  # fmt: skip
    email = f"{MAIL}@{MAIL_DOMAIN}"
    Member.objects.create(
        user=User.objects.create(email=email, password=make_password(password)), email=email,
        name=ASSISTANT, role=Role.SELLER, custom_role=CustomRole.objects.get(id=shape.key),
        team=Team.objects.get(name=TEAM), time_zone=cast.COLLEAGUES[0].zone, language="zh-CN",
    )  # fmt: skip
