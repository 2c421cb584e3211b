from typing import Annotated
from uuid import UUID

from django.utils import timezone
from ninja import Header, Router, Status

from headwater.activities.schemas.types import (
    ActivityTypeIn,
    ActivityTypeOut,
    ActivityTypePatch,
    ActivityTypes,
    type_out,
)
from headwater.activities.selectors.types import activity_types
from headwater.activities.services import types as services
from headwater.http.access import configuring, reading
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, SignedInRequest
from headwater.http.wire import expected_version

router = Router(tags=["activities"])
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The type's ETag.")]


@router.get("/activity-types", response={200: ActivityTypes} | REFUSALS, auth=reading)
def get_activity_types(request: SignedInRequest) -> ActivityTypes:
    """List your own types of activity, those out of use last."""
    return ActivityTypes(items=[type_out(one) for one in activity_types()])


@router.post("/activity-types", response={201: ActivityTypeOut} | REFUSALS, auth=configuring)
def create_activity_type(
    request: SignedInRequest, payload: ActivityTypeIn
) -> Status[ActivityTypeOut]:
    """Add a type of activity, for tasks or for what is written down."""
    made = services.create_type(**payload.dict(), actor=request.actor, now=timezone.now())
    return Status(201, type_out(made))


@router.patch(
    "/activity-types/{type_id}", response={200: ActivityTypeOut} | EDIT_REFUSALS, auth=configuring
)
def update_activity_type(
    request: SignedInRequest, type_id: UUID, payload: ActivityTypePatch, if_match: IfMatch
) -> ActivityTypeOut:
    """Change how a type is called and looks, or put it out of use; its base stays."""
    changed = services.update_type(
        type_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.dict(exclude_unset=True),
    )
    return type_out(changed)
