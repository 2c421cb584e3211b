"""One lead at a time, as a row, and the words a workspace uses about leads."""

from datetime import datetime, time
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.shares import check_editable
from headwater.accounts.selectors.workspaces import get_workspace, workdays
from headwater.leads.models import Agreement, Campaign, Conversion, Lead, Reason
from headwater.leads.rules.clock import WorkingTime
from headwater.lib.errors import NotFound
from headwater.tenancy.held import held

DEFAULT_MINUTES, OPENS, CLOSES = 60, time(9), time(18)


class LeadNotFound(NotFound):
    code = "lead_not_found"


class CampaignNotFound(NotFound):
    code = "campaign_not_found"


class ReasonNotFound(NotFound):
    code = "reason_not_found"


def get_lead(lead_id: UUID, *, actor: Actor, lock: bool = False, in_trash: bool = False) -> Lead:
    """Find a lead the actor may see; `in_trash`: also one that was deleted."""
    if lock and not in_trash and (ours := held(Lead, lead_id)) is not None:
        return ours
    leads = Lead.objects.known_to(actor) if in_trash else Lead.objects.visible_to(actor)
    if lock:
        leads = leads.select_for_update(of=("self",))
    lead = leads.filter(id=lead_id).first()
    if lead is None:
        raise LeadNotFound("There is no such lead, or it is not shown to you.")
    if lock:
        check_editable(actor, Kind.LEAD, lead)
    return lead


def conversion_of(lead: Lead) -> Conversion | None:
    return Conversion.objects.select_related("deal").filter(lead=lead).first()


def get_campaign(campaign_id: UUID, *, lock: bool = False) -> Campaign:
    campaigns = Campaign.objects.select_for_update() if lock else Campaign.objects
    campaign = campaigns.filter(id=campaign_id).first()
    if campaign is None:
        raise CampaignNotFound("There is no such campaign.", field="campaign_id")
    return campaign


def check_campaign(campaign_id: UUID | None) -> None:
    if campaign_id is not None:
        get_campaign(campaign_id)


def check_reason(reason_id: UUID | None) -> None:
    if reason_id is None:
        return
    if not Reason.objects.filter(id=reason_id, is_archived=False).exists():
        raise ReasonNotFound("There is no such entry in the list.", field="reason_id")


def agreement() -> Agreement:
    """Say how quickly leads are answered here: as agreed, or within an hour of office time."""
    agreed = Agreement.objects.first()
    return agreed or Agreement(answer_minutes=DEFAULT_MINUTES, opens=OPENS, closes=CLOSES)


def working_time(around: datetime, *, actor: Actor, agreed: Agreement) -> WorkingTime:
    """Give the hours the workspace works in, with the holidays of the years around a moment."""
    return WorkingTime(
        opens=agreed.opens,
        closes=agreed.closes,
        zone=get_workspace(actor.workspace_id).time_zone,
        calendar=workdays(range(around.year - 1, around.year + 2), actor=actor),
    )
