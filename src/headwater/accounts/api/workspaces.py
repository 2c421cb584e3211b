from datetime import date
from typing import Annotated

from django.http import HttpResponse
from django.utils import timezone, translation
from ninja import Header, Query, Router, Status

from headwater.accounts import selectors
from headwater.accounts.schemas.members import (
    VisibilityIn,
    VisibilityOut,
    WorkspaceOut,
    WorkspacePatch,
)
from headwater.accounts.schemas.settings import (
    HolidayIn,
    HolidayOut,
    Holidays,
    RateIn,
    RateOut,
    Rates,
)
from headwater.accounts.schemas.words import Currency
from headwater.accounts.services import workspaces as services
from headwater.http.access import configuring, managing_members, reading
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, SignedInRequest
from headwater.http.wire import expected_version
from headwater.tenancy.models import Workspace

router = Router(tags=["workspace"])
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The ETag.")]
HOLIDAYS = (  # what lib.workdays calls them, so that the translations have them
    translation.gettext_noop("New Year's Day"),
    translation.gettext_noop("Spring Festival"),
    translation.gettext_noop("Tomb-sweeping Day"),
    translation.gettext_noop("Labour Day"),
    translation.gettext_noop("Dragon Boat Festival"),
    translation.gettext_noop("National Day"),
    translation.gettext_noop("Mid-autumn Festival"),
    translation.gettext_noop("Anti-Fascist 70th Day"),
)
Year = Annotated[int, Query(ge=2000, le=2100)]


@router.get("/workspace", response={200: WorkspaceOut} | REFUSALS, auth=reading)
def get_workspace(request: SignedInRequest, response: HttpResponse) -> Workspace:
    """Show the workspace this browser or token works in."""
    workspace = selectors.get_workspace(request.actor.workspace_id)
    response["ETag"] = f'"{workspace.version}"'
    return workspace


@router.patch("/workspace", response={200: WorkspaceOut} | EDIT_REFUSALS, auth=configuring)
def update_workspace(
    request: SignedInRequest, payload: WorkspacePatch, response: HttpResponse, if_match: IfMatch
) -> Workspace:
    """Change the name of the workspace and the defaults of everybody in it."""
    workspace = services.change_workspace(
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.dict(exclude_unset=True),
    )
    response["ETag"] = f'"{workspace.version}"'
    return workspace


@router.get("/visibility", response={200: VisibilityOut} | REFUSALS, auth=reading)
def get_visibility(request: SignedInRequest) -> dict[str, object]:
    """Say whose records each role sees."""
    return {"items": [services.Sight(*sight) for sight in selectors.visibility()]}


@router.put("/visibility", response={200: VisibilityOut} | REFUSALS, auth=managing_members)
def set_visibility(request: SignedInRequest, payload: VisibilityIn) -> dict[str, object]:
    """Change whose records some roles see; what is left out stays as it is."""
    sights = [services.Sight(one.role, one.kind, one.level) for one in payload.items]
    return {"items": services.set_visibility(sights, actor=request.actor, now=timezone.now())}


@router.get("/exchange-rates", response={200: Rates} | REFUSALS, auth=reading)
def get_exchange_rates(request: SignedInRequest) -> dict[str, object]:
    """List what other currencies are worth in the workspace's own, from which day on."""
    return {"items": list(selectors.rates())}


@router.put(
    "/exchange-rates/{currency}/{day}", response={200: RateOut} | REFUSALS, auth=configuring
)
def set_exchange_rate(
    request: SignedInRequest, currency: Currency, day: date, payload: RateIn
) -> object:
    """Enter what one unit of a currency is worth from a day on."""
    return services.set_rate(
        currency, day, rate=payload.rate, actor=request.actor, now=timezone.now()
    )


@router.delete(
    "/exchange-rates/{currency}/{day}", response={204: None} | REFUSALS, auth=configuring
)
def delete_exchange_rate(request: SignedInRequest, currency: Currency, day: date) -> Status[None]:
    """Take back a rate that was entered by mistake."""
    services.remove_rate(currency, day, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.get("/holidays", response={200: Holidays} | REFUSALS, auth=reading)
def get_holidays(request: SignedInRequest, year: Year) -> dict[str, object]:
    """List the days of a year that are off although weekdays, or worked although weekends."""
    days = selectors.holidays(year, actor=request.actor)
    return {
        "items": [
            HolidayOut(
                day=one.day, kind=one.kind, is_own=one.is_own,
                name=one.name if one.is_own else translation.gettext(one.name),
            )
            for one in days
        ]
    }  # fmt: skip


@router.put("/holidays/{day}", response={200: HolidayOut} | REFUSALS, auth=configuring)
def set_holiday(request: SignedInRequest, day: date, payload: HolidayIn) -> HolidayOut:
    """Rule that a day is off, or worked."""
    services.set_holiday(
        day, kind=payload.kind, name=payload.name, actor=request.actor, now=timezone.now()
    )
    return HolidayOut(day=day, kind=payload.kind, name=payload.name, is_own=True)


@router.delete("/holidays/{day}", response={204: None} | REFUSALS, auth=configuring)
def delete_holiday(request: SignedInRequest, day: date) -> Status[None]:
    """Let a day follow the common calendar again."""
    services.remove_holiday(day, actor=request.actor, now=timezone.now())
    return Status(204, None)
