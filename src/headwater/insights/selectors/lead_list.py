"""The leads behind a figure, and the contacts: what was counted can be looked at."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.activities.selectors.sight import ABOUT_ID, ABOUT_KIND, LEAD_NAME
from headwater.activities.selectors.sight import sight as activity_sight
from headwater.insights.rules.before import ContactKind, LeadFigure
from headwater.insights.selectors.activity import AT, HOUR, KINDS, NOTES, WEEKDAY, of_people
from headwater.insights.selectors.before import Before
from headwater.insights.selectors.lead_funnel import HANDED, cohort, handed, way
from headwater.insights.selectors.scope import rows
from headwater.leads.selectors.pages import Wish, list_leads

After = tuple[str, UUID] | None
Place = tuple[datetime, UUID] | None
NOBODYS = UUID(int=0)
# Some stay in the state is over.
LEFT = """EXISTS (SELECT FROM leads_leadversion h JOIN leads_leadversion after
    ON after.workspace_id = h.workspace_id AND after.lead_id = h.lead_id
    AND after.valid_from > h.valid_from AND after.valid_from <= %(as_of)s
    AND after.state <> h.state
    WHERE h.workspace_id = current_workspace() AND h.lead_id = way.id AND h.state = '{}')"""
FITS = {
    LeadFigure.COHORT: "true",
    LeadFigure.WORKING: "is_worked",
    LeadFigure.QUALIFIED: "is_qualified",
    LeadFigure.DEAL: "has_deal",
    LeadFigure.WON: "status = 'won'",
    LeadFigure.UNDECIDED: "state IN ('new', 'working', 'recycled')",
    LeadFigure.UNDECIDED_NEW: "state = 'new' AND NOT is_worked",
    LeadFigure.UNDECIDED_WORKING: "state IN ('new', 'working', 'recycled') AND is_worked",
    LeadFigure.AWAY: "state = 'recycled'",
    LeadFigure.DISQUALIFIED: "state = 'disqualified'",
    LeadFigure.DISQUALIFIED_NEW: "state = 'disqualified' AND NOT is_worked",
    LeadFigure.DISQUALIFIED_WORKING: "state = 'disqualified' AND is_worked",
    LeadFigure.WITHOUT_DEAL: "is_qualified AND NOT has_deal",
    LeadFigure.DEAL_OPEN: "status = 'open'",
    LeadFigure.DEAL_OUT: "status IN ('lost', 'void')",
    LeadFigure.LEFT_NEW: LEFT.format("new"),
    LeadFigure.LEFT_WORKING: LEFT.format("working"),
    LeadFigure.LEFT_RECYCLED: LEFT.format("recycled"),
    LeadFigure.WAITING_NEW: "state = 'new'",
    LeadFigure.WAITING_WORKING: "state = 'working'",
    LeadFigure.DUE: "is_due",
    LeadFigure.ANSWERED: "answered_at IS NOT NULL",
}
COUNT = "SELECT count(*) FROM {chosen}"
PAGE = """
SELECT id, created_at FROM {chosen}
  AND (%(after_time)s::timestamptz IS NULL
    OR (created_at, id) < (%(after_time)s::timestamptz, %(after_id)s::uuid))
ORDER BY created_at DESC, id DESC LIMIT %(limit)s
"""
LISTED = f"""
SELECT t.id, t.kind, nullif(t.outcome, ''), t.at, t.author_id, author.name, t.about_kind, t.about_id,
    t.about_name, t.text
FROM (
    SELECT t.id, t.kind, t.outcome, {AT} AS at, t.author_id, {ABOUT_KIND.format("t")} AS about_kind,
        {ABOUT_ID.format("t")} AS about_id,
        coalesce(deal.title, person.name, company.name, {LEAD_NAME}) AS about_name,
        left(t.text, 200) AS text
    {{notes}} AND (%(after_time)s::timestamptz IS NULL
        OR ({AT}, t.id) < (%(after_time)s::timestamptz, %(after_id)s::uuid))
    ORDER BY {AT} DESC, t.id DESC LIMIT %(limit)s
) t
JOIN accounts_member author ON author.workspace_id = current_workspace() AND author.id = t.author_id
ORDER BY t.at DESC, t.id DESC
"""  # noqa: S608  # constants
COLUMNS = (
    "id", "kind", "outcome", "at", "author_id", "author_name", "about_kind", "about_id",
    "about_name", "text",
)  # fmt: skip


@dataclass(frozen=True)
class LeadsOfFigure:
    """One page of them, as JSON of LeadPage without its end; how many there are; where to go on."""

    items: bytes
    total: int
    last: Place


def leads_of(
    asked: Before, figure: LeadFigure, *, reason_id: UUID | None, limit: int, after: After
) -> LeadsOfFigure:
    """List the leads a figure has counted, youngest first, as they are today."""
    opening, chosen = _chosen(asked, figure, reason_id)
    parameters = asked.parameters() | {"reason": reason_id, "limit": limit}
    parameters |= {"after_time": None, "after_id": None}
    total = rows(opening + COUNT.format(chosen=chosen), parameters)[0][0]
    if after:
        parameters |= {"after_time": after[0], "after_id": after[1]}
    found = rows(opening + PAGE.format(chosen=chosen), parameters)
    wish = Wish(ids=tuple(lead_id for lead_id, _ in found) or (NOBODYS,), limit=limit)
    page = list_leads(wish, actor=asked.actor)
    last = (found[-1][1], found[-1][0]) if len(found) == limit else None
    return LeadsOfFigure(page.items, total, last)


def _chosen(asked: Before, figure: LeadFigure, reason_id: UUID | None) -> tuple[str, str]:
    if figure not in FITS:
        given = handed(asked)
        fits = {
            LeadFigure.PERIOD_QUALIFIED: "is_qualified",
            LeadFigure.PERIOD_QUALIFIED_HANDED_OVER: "is_qualified AND handed_at IS NOT NULL",
            LeadFigure.PERIOD_HANDED_OVER: given["handed"],
            LeadFigure.PERIOD_DUE: f"{given['handed']} AND is_due",
        }
        return HANDED.format(**given), f"handed WHERE {fits[figure]}"
    because = "" if reason_id is None else " AND reason_id = %(reason)s::uuid"
    return way(asked, cohort(asked)), f"way WHERE {FITS[figure]}{because}"


@dataclass(frozen=True, kw_only=True)
class ContactChoice:
    """Which contacts: of a kind, on a weekday (Monday is 1), in an hour of the day."""

    kind: ContactKind = ContactKind.CONTACTS
    weekday: int | None = None
    hour: int | None = None


def contacts_of(
    asked: Before, choice: ContactChoice, *, limit: int, after: After
) -> tuple[list[dict[str, Any]], int, Place]:
    """List what was written down, the latest first; how many there are; and where to go on."""
    fits = [KINDS[choice.kind]]
    fits += [f"{WEEKDAY} = %(weekday)s"] if choice.weekday is not None else []
    fits += [f"{HOUR} = %(hour)s"] if choice.hour is not None else []
    people = f"{of_people(asked, 't.author_id')} AND {' AND '.join(fits)}"
    notes = NOTES.format(within=asked.within(AT), people=people)
    parameters = asked.parameters() | activity_sight(asked.actor) | vars(choice)
    parameters |= {"limit": limit, "after_time": None, "after_id": None}
    total = rows(f"SELECT count(*) {notes}", parameters)[0][0]  # ours
    if after:
        parameters |= {"after_time": after[0], "after_id": after[1]}
    found = rows(LISTED.format(notes=notes), parameters)
    items = [dict(zip(COLUMNS, row, strict=True)) for row in found]
    last = (items[-1]["at"], items[-1]["id"]) if len(items) == limit else None
    return items, total, last
