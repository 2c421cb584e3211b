"""Leads with a past, told twice: to the database, and to a few lines of plain Python."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import connection
from hypothesis import strategies as st

from headwater.accounts.models import Member
from headwater.insights.selectors.before import Before
from headwater.insights.selectors.scope import Question, scope_of
from headwater.leads.models import Campaign, Conversion, Lead, Reason
from headwater.pipeline.models import Deal, Source, Stage
from tests import make

START = make.NEW_YEAR
HOUR = timedelta(hours=1)
OPEN = ("new", "working", "recycled", "disqualified")
DUE = 5  # hours after a lead came in


@dataclass(frozen=True)
class Turn:
    hour: int
    what: str  # a state, "convert", "owner", "source", "won", "lost", "delete"
    to: int = 0


@dataclass(frozen=True)
class LeadStory:
    born: int
    owner: int | None
    source: int | None
    campaign: int | None
    turns: tuple[Turn, ...] = ()


@dataclass
class Told:
    """What a lead and its deal are at an instant."""

    born: datetime
    owner: int | None
    source: int | None
    campaign: int | None
    state: str = "new"
    since: datetime = START
    states: list[tuple[str, datetime]] = field(default_factory=list)
    handed_at: datetime | None = None
    deal: str | None = None
    closed_at: datetime | None = None
    is_deleted: bool = False

    def take(self, turn: Turn) -> None:
        now = at(turn.hour)
        match turn.what:
            case "owner":
                self.owner = turn.to
                self.handed_at = self.handed_at or now
            case "source":
                self.source = turn.to
            case "convert" if self.state != "qualified":
                self._enter("qualified", now)
                self.deal = "open"
            case "won" | "lost" if self.deal == "open":
                self.deal, self.closed_at = turn.what, now
            case "delete":
                self.is_deleted = True
            case state if state in OPEN and self.state not in ("qualified", state):
                self._enter(state, now)
            case _:
                pass

    def _enter(self, state: str, now: datetime) -> None:
        self.state, self.since = state, now
        self.states.append((state, now))

    @property
    def is_worked(self) -> bool:
        states = {state for state, _ in self.states}
        return self.state == "qualified" or bool(states & {"working", "recycled"})

    @property
    def taken_at(self) -> datetime | None:
        taken = [since for state, since in self.states if state not in ("new", "disqualified")]
        return min(taken, default=None)


@dataclass(frozen=True)
class LeadCast:
    owners: list[Member]
    sources: list[Source]
    campaigns: list[Campaign]
    reason: Reason
    stage: Stage


def lead_cast() -> LeadCast:
    return LeadCast(
        owners=[make.member(), make.member()],
        sources=[Source.objects.create(name_en=name) for name in ("Fair", "Web")],
        campaigns=[Campaign.objects.create(name_en="Spring", currency="USD")],
        reason=Reason.objects.create(name_en="No budget"),
        stage=make.stage(probability=40),
    )


def at(hour: int) -> datetime:
    return START + hour * HOUR


def asked(cast: LeadCast, **question: object) -> Before:
    """Ask as the first owner, who sees everything."""
    actor = make.actor(cast.owners[0])
    scope = scope_of(
        Question(**question),  # type: ignore[arg-type]  # named by the tests
        actor=actor,
        now=at(10_000),
    )
    return Before(scope, actor)


def tell(story: LeadStory, *, until: datetime) -> Told | None:
    """Tell what has become of a lead; None: there is none, or it lay in the trash."""
    born = at(story.born)
    if born > until:
        return None
    told = Told(
        born=born, owner=story.owner, source=story.source, campaign=story.campaign, since=born,
        states=[("new", born)], handed_at=None if story.owner is None else born,
    )  # fmt: skip
    for turn in story.turns:
        if at(turn.hour) <= until:
            told.take(turn)
    return told


def write(story: LeadStory, cast: LeadCast) -> UUID:
    """Let it happen in the database, turn by turn, as the services would."""
    born = at(story.born)
    lead = make.lead(
        owner=None if story.owner is None else cast.owners[story.owner],
        source=None if story.source is None else cast.sources[story.source],
        campaign=None if story.campaign is None else cast.campaigns[story.campaign],
        at=born,
    )
    Lead.objects.filter(id=lead.id).update(answer_due_at=born + DUE * HOUR)
    for turn in story.turns:
        _happen(lead.id, turn, cast)
    return lead.id


def _happen(lead_id: UUID, turn: Turn, cast: LeadCast) -> None:
    lead, rows, now = Lead.objects.get(id=lead_id), Lead.objects.filter(id=lead_id), at(turn.hour)
    match turn.what:
        case "owner":
            rows.update(owner=cast.owners[turn.to], changed_at=now)
        case "source":
            rows.update(source=cast.sources[turn.to], changed_at=now)
        case "delete":
            rows.update(deleted_at=now)
        case "convert" if lead.state != "qualified":
            _convert(lead, cast, now)
        case "won" | "lost":
            Deal.objects.filter(id__in=Conversion.objects.filter(lead=lead).values("deal")).filter(
                status="open"
            ).update(status=turn.what, closed_at=now, changed_at=now)
        case state if state in OPEN and lead.state not in ("qualified", state):
            rows.update(
                state=state,
                state_entered_at=now,
                reason=cast.reason if state == "disqualified" else None,
                recycled_until=now.date() if state == "recycled" else None,
            )
        case _:
            pass


def _convert(lead: Lead, cast: LeadCast, now: datetime) -> None:
    deal = make.deal(
        stage=cast.stage, owner=lead.owner or cast.owners[0], value=Decimal(1000), at=now,
        source=lead.source,
    )  # fmt: skip
    Conversion.objects.create(
        lead=lead, deal=deal, is_company_new=False, is_person_new=False, deal_version=1,
        previous_state=lead.state, converted_at=now,
    )  # fmt: skip
    Lead.objects.filter(id=lead.id).update(
        state="qualified", state_entered_at=now, reason=None, recycled_until=None
    )


def erase_all_leads() -> None:
    """Begin another story; Hypothesis tells many in one transaction."""
    tables = ("leads_conversion", "leads_leadversion", "leads_lead", "insights_formersource",
              "pipeline_dealversion", "pipeline_stagevisit", "pipeline_deal")  # fmt: skip
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 -- a name from above


@st.composite
def lead_stories(draw: st.DrawFn) -> LeadStory:
    born = draw(st.integers(0, 200))
    what = st.sampled_from([*OPEN, "working", "convert", "convert", "won", "won", "lost"])
    turn = st.one_of(
        st.builds(Turn, st.integers(1, 60), what),
        st.builds(
            Turn, st.integers(1, 60), st.sampled_from(["owner", "source"]), st.integers(0, 1)
        ),
    )
    hour, turns = born, []
    for one in draw(st.lists(turn, max_size=6)):
        hour += one.hour  # drawn as the time since the turn before
        turns.append(replace(one, hour=hour))
    return LeadStory(
        born=born,
        owner=draw(st.sampled_from([None, 0, 1])),
        source=draw(st.sampled_from([None, 0, 1])),
        campaign=draw(st.sampled_from([None, 0])),
        turns=tuple(turns),
    )
