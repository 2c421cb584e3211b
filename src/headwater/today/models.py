from django.db import models

from headwater.accounts.models import Member, choices
from headwater.tenancy.models import Reference, WorkspaceModel
from headwater.today.rules import ItemKind


class Aside(WorkspaceModel):
    """What a member has set aside: until then it is not in their queue."""

    member = Reference(Member, models.CASCADE, related_name="+", own_index=False)
    kind = models.CharField(max_length=10, choices=choices(list(ItemKind)))
    record_id = models.UUIDField()
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "member", "kind", "record_id"],
                name="item_is_set_aside_once",
            )
        ]
