from typing import Annotated
from uuid import UUID

from django.utils import timezone
from ninja import Header, Query, Router, Status

from headwater.http.access import configuring, reading
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, SignedInRequest
from headwater.http.wire import expected_version
from headwater.leads.models import Agreement, Campaign, Reason
from headwater.leads.schemas.words import (
    AgreementIn,
    AgreementOut,
    CampaignIn,
    CampaignOut,
    CampaignPatch,
    Campaigns,
    LeadReasonOut,
    LeadReasonPatch,
    LeadReasonQuery,
    LeadReasons,
    WordIn,
    word_of,
)
from headwater.leads.selectors import words as selectors
from headwater.leads.selectors.records import agreement
from headwater.leads.services import words as services
from headwater.pipeline.services.pipelines import add_word

router = Router(tags=["leads"])
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The ETag.")]


@router.get("/lead-reasons", response={200: LeadReasons} | REFUSALS, auth=reading)
def get_lead_reasons(request: SignedInRequest, query: Query[LeadReasonQuery]) -> LeadReasons:
    """List why leads are disqualified, if wished also what is out of use."""
    found = selectors.reasons(with_archived=query.archived)
    return LeadReasons(items=[_reason(one) for one in found])


@router.post("/lead-reasons", response={201: LeadReasonOut} | REFUSALS, auth=configuring)
def add_lead_reason(request: SignedInRequest, payload: WordIn) -> Status[LeadReasonOut]:
    """Add a reason."""
    return Status(201, _reason(add_word(Reason, **payload.dict())))


@router.patch(
    "/lead-reasons/{reason_id}", response={200: LeadReasonOut} | EDIT_REFUSALS, auth=configuring
)
def update_lead_reason(
    request: SignedInRequest, reason_id: UUID, payload: LeadReasonPatch, if_match: IfMatch
) -> LeadReasonOut:
    """Rename a reason, put it out of use or into use again."""
    reason = services.update_reason(
        reason_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.dict(exclude_unset=True),
    )
    return _reason(reason)


@router.get("/campaigns", response={200: Campaigns} | REFUSALS, auth=reading)
def get_campaigns(request: SignedInRequest) -> Campaigns:
    """List the campaigns, the youngest first."""
    return Campaigns(items=[_campaign(one) for one in selectors.campaigns()])


@router.post("/campaigns", response={201: CampaignOut} | REFUSALS, auth=configuring)
def create_campaign(request: SignedInRequest, payload: CampaignIn) -> Status[CampaignOut]:
    """Add a campaign."""
    campaign = services.create_campaign(**payload.dict(), actor=request.actor, now=timezone.now())
    return Status(201, _campaign(campaign))


@router.patch(
    "/campaigns/{campaign_id}", response={200: CampaignOut} | EDIT_REFUSALS, auth=configuring
)
def update_campaign(
    request: SignedInRequest, campaign_id: UUID, payload: CampaignPatch, if_match: IfMatch
) -> CampaignOut:
    """Change some fields of a campaign, or put it out of use."""
    campaign = services.update_campaign(
        campaign_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.dict(exclude_unset=True),
    )
    return _campaign(campaign)


@router.get("/lead-agreement", response={200: AgreementOut} | REFUSALS, auth=reading)
def get_lead_agreement(request: SignedInRequest) -> Agreement:
    """Say how quickly new leads are to be answered."""
    return agreement()


@router.put("/lead-agreement", response={200: AgreementOut} | REFUSALS, auth=configuring)
def set_lead_agreement(request: SignedInRequest, payload: AgreementIn) -> Agreement:
    """Agree on how quickly new leads are to be answered; it holds for those still to come."""
    return services.agree(**payload.dict())


def _reason(one: Reason) -> LeadReasonOut:
    return LeadReasonOut(**word_of(one).dict(), is_archived=one.is_archived)


def _campaign(one: Campaign) -> CampaignOut:
    return CampaignOut(
        **word_of(one).dict(),
        source_id=one.source_id,
        begins_on=one.begins_on,
        ends_on=one.ends_on,
        cost=one.cost,
        currency=one.currency,
    )
