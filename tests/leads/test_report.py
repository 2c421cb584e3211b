"""What sources and campaigns bring, and how quickly leads are answered."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from headwater.accounts.models import ExchangeRate, Member
from headwater.accounts.rules import Role
from headwater.activities.rules import NoteKind
from headwater.activities.services.notes import NewNote, create_note
from headwater.leads.models import Campaign, Lead
from headwater.leads.rules.states import LeadState, Move
from headwater.leads.schemas.report import LeadReport
from headwater.leads.services.conversion import Wanted, convert_lead
from headwater.leads.services.leads import NewLead, create_lead
from headwater.leads.services.moves import move_lead
from headwater.pipeline.models import Source
from headwater.pipeline.rules import Closing, DealStatus
from headwater.pipeline.services.moves import close_deal
from tests import make
from tests.calling import Caller

pytestmark = pytest.mark.usefixtures("workspace")
MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)
JUNE = {"from": "2026-06-01", "to": "2026-06-30"}


@pytest.fixture
def seller(workspace: Any) -> Member:
    make.stage()
    return make.member(role=Role.SELLER)


def take_in(seller: Member, at: datetime = MONDAY, **fields: Any) -> Lead:
    new = NewLead(name="Bo", owner_id=seller.id, **fields)
    return create_lead(new, actor=make.actor(seller), now=at)


def called(lead: Lead, *, at: datetime) -> None:
    new = NewNote(kind=NoteKind.CALL, lead_id=lead.id)
    create_note(new, actor=make.actor(lead.owner), now=at)


def lines(report: Any) -> dict[str | None, Any]:
    return {line["name"]: line for line in report["items"]}


def test_a_campaign_is_followed_to_the_money_it_brought(seller: Member) -> None:
    fair = Source.objects.create(name_en="Fair")
    campaign = Campaign.objects.create(
        name_en="Spring fair", source=fair, cost=Decimal(400), currency="EUR",
        begins_on=date(2026, 6, 1), ends_on=date(2026, 6, 3),
    )  # fmt: skip
    idle = Campaign.objects.create(name_en="Idle", cost=Decimal(50), currency="USD")
    ExchangeRate.objects.create(currency="EUR", day=date(2026, 1, 1), rate=Decimal(2))
    actor = make.actor(seller)
    won, working, _untouched = (take_in(seller, campaign_id=campaign.id) for _ in range(3))
    take_in(seller)
    take_in(seller, at=MONDAY - timedelta(days=40), campaign_id=campaign.id)
    move_lead(working.id, Move(state=LeadState.WORKING), actor=actor, now=MONDAY)
    convert_lead(won.id, Wanted(value=Decimal(1000), currency="EUR"), actor=actor, now=MONDAY)
    deal = won.conversions.get().deal
    close_deal(deal.id, Closing(status=DealStatus.WON), actor=actor, now=MONDAY)

    _, report = Caller(seller).get("/lead-report", by="campaign", **JUNE)

    LeadReport.model_validate(report)
    line = lines(report)["Spring fair"]
    shown = ("leads", "accepted", "converted", "won", "won_value", "cost", "return_on_cost")
    assert [line[name] for name in shown] == [3, 2, 1, 1, "2000.00", "800.00", "1.5000"]
    assert [lines(report)[name]["leads"] for name in ("Idle", None)] == [0, 1]
    assert lines(report)["Idle"]["cost"] == f"{idle.cost}.00"
    assert [report["total"][name] for name in ("leads", "cost")] == [4, "850.00"]
    _, by_source = Caller(seller).get("/lead-report", by="source", **JUNE)
    assert lines(by_source)["Fair"]["cost"] == "800.00"


def test_the_answer_is_reckoned_in_working_time(seller: Member) -> None:
    friday_evening = datetime(2026, 6, 5, 17, 30, tzinfo=UTC)
    quick, slow = take_in(seller), take_in(seller, at=friday_evening)
    called(quick, at=MONDAY + timedelta(minutes=20))
    monday_ten = datetime(2026, 6, 8, 10, tzinfo=UTC)
    called(slow, at=monday_ten)
    take_in(seller)

    _, report = Caller(seller).get("/lead-report", **JUNE)

    speed = ("answered", "median_minutes", "within_hour")
    assert [report["total"][name] for name in speed] == [2, 55, 1]


def test_the_report_knows_only_what_one_sees(seller: Member) -> None:
    make.lead(at=MONDAY)
    take_in(seller)

    _, mine = Caller(seller).get("/lead-report", **JUNE)
    _, all_of_them = Caller(make.member(role=Role.OBSERVER)).get("/lead-report", **JUNE)

    assert (mine["total"]["leads"], all_of_them["total"]["leads"]) == (1, 2)


def test_an_empty_report_has_a_total_of_nothing(seller: Member) -> None:
    status, report = Caller(seller).get("/lead-report", **JUNE)

    assert (status, report["items"], report["total"]["leads"]) == (200, [], 0)
