"""What every lead was at an instant, and every deal with where it came from.

Leads are read from their versions, so that each figure can be asked as of the past. Who may see a
lead or a deal is decided by today's owner; whose it is counted as, by the owner at the instant.
What is in the trash today, or was at the instant, counts in no figure.
"""

from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.sight import seen_owners, sees
from headwater.insights.selectors.scope import Scope
from headwater.insights.selectors.state import RATES

NONE: Literal["none"] = "none"
One = UUID | Literal["none"] | None  # this one, those without any, all

LEADS = f"""
SELECT l.id, l.created_at, l.answer_due_at, v.state, v.state_since, v.owner_id, v.source_id,
    v.campaign_id, v.reason_id,
    CASE WHEN l.first_contact_at <= %(as_of)s THEN l.first_contact_at END AS answered_at,
    CASE WHEN l.first_contact_at <= %(as_of)s THEN l.answer_minutes END AS minutes
FROM leads_lead l
JOIN leads_leadversion v ON v.workspace_id = l.workspace_id AND v.lead_id = l.id
    AND v.valid_from <= %(as_of)s AND (v.valid_to IS NULL OR v.valid_to > %(as_of)s)
WHERE l.workspace_id = current_workspace() AND l.deleted_at IS NULL AND NOT v.is_deleted
  AND l.created_at <= %(as_of)s AND {sees(Kind.LEAD, "l")}
"""  # noqa: S608  # constants
DEALS_NOW = f"""
SELECT d.id, d.owner_id, d.created_at, d.closed_at, d.status, d.value, d.currency,
    stage.probability, d.source_id
FROM pipeline_deal d
JOIN pipeline_stage stage ON stage.workspace_id = d.workspace_id AND stage.id = d.stage_id
WHERE d.workspace_id = current_workspace() AND d.deleted_at IS NULL AND d.created_at <= %(as_of)s
  AND {sees(Kind.DEAL, "d")}
"""  # noqa: S608  # constants
DEALS_THEN = f"""
SELECT d.id, r.owner_id, d.created_at, CASE WHEN r.status <> 'open' THEN closing.at END
    AS closed_at, r.status, r.value, r.currency, stage.probability,
    CASE WHEN former.deal_id IS NULL THEN d.source_id ELSE former.source_id END AS source_id
FROM pipeline_deal d
JOIN pipeline_dealversion r ON r.workspace_id = d.workspace_id AND r.deal_id = d.id
    AND r.valid_from <= %(as_of)s AND (r.valid_to IS NULL OR r.valid_to > %(as_of)s)
JOIN pipeline_stage stage ON stage.workspace_id = r.workspace_id AND stage.id = r.stage_id
LEFT JOIN LATERAL (
    SELECT max(left_at) AS at FROM pipeline_stagevisit
    WHERE workspace_id = current_workspace() AND deal_id = d.id AND r.status <> 'open'
      AND exit IN ('won', 'lost', 'void') AND left_at <= %(as_of)s
) closing ON true
LEFT JOIN (
    SELECT DISTINCT ON (deal_id) deal_id, source_id FROM insights_formersource
    WHERE workspace_id = current_workspace() AND until > %(as_of)s ORDER BY deal_id, until
) former ON former.deal_id = d.id
WHERE d.workspace_id = current_workspace() AND d.deleted_at IS NULL AND NOT r.is_deleted
  AND d.created_at <= %(as_of)s AND {sees(Kind.DEAL, "d")}
"""  # noqa: S608  # constants
# A closed deal is worth what it was on its closing day, an open one what it is on the day as of;
# each is rounded, so that sources add up to the whole.
WORTH = """
state AS MATERIALIZED (
    SELECT s.*, CASE WHEN s.currency <> %(currency)s THEN CASE WHEN s.status = 'open'
        THEN %(day)s::date ELSE (s.closed_at AT TIME ZONE %(zone)s)::date END END AS day
    FROM ({deals}) s
), rate AS MATERIALIZED ({rates}), deal AS (
    SELECT state.*, round(state.value * coalesce(rate.rate, 1), 2) AS worth,
        round(state.value * coalesce(rate.rate, 1) * state.probability / 100, 2) AS weighted
    FROM state LEFT JOIN rate ON rate.currency = state.currency AND rate.day = state.day
        AND rate.is_asked
)
"""
ASKED = "(%(people)s::uuid[] IS NULL OR {row}.owner_id = ANY(%(people)s::uuid[]))"


@dataclass(frozen=True)
class Before:
    """A question about leads: the scope, who asks, and of which source or campaign."""

    scope: Scope
    actor: Actor
    source: One = None
    campaign: One = None

    @property
    def sees_all(self) -> bool:
        """Whether the figures are those of everybody: then costs can be set against them."""
        seen = [self.actor.owners_seen(kind) for kind in (Kind.LEAD, Kind.DEAL)]
        return self.scope.people is None and seen == [None, None]

    def parameters(self) -> dict[str, Any]:
        return (
            self.scope.parameters()
            | seen_owners(self.actor, (Kind.LEAD, Kind.DEAL))
            | {
                "source": None if self.source == NONE else self.source,
                "campaign": None if self.campaign == NONE else self.campaign,
            }
        )

    def heading(self, view: str) -> dict[str, Any]:
        heading = self.scope.heading(view)
        del heading["pipeline_id"]
        return heading | {"source_id": self.source, "campaign_id": self.campaign}

    def leads(self, condition: str = "true") -> str:
        """Write the query for the leads that are asked for and fit."""
        return f"{LEADS} AND {self.is_asked('v')} AND {condition}"

    def deals(self) -> str:
        return DEALS_NOW if self.scope.is_now else DEALS_THEN

    def worth(self, condition: str = "true") -> str:
        """Write the parts of a WITH in which `deal` is every deal that fits, with its worth."""
        deals = f"{self.deals()} AND {condition}"
        return WORTH.format(deals=deals, rates=RATES.format(cells="state"))

    def is_asked(self, row: str) -> str:
        """Write the condition that a row is of the people, source and campaign asked for."""
        conditions = [ASKED.format(row=row)] if self.scope.people is not None else []
        for name, one in (("source", self.source), ("campaign", self.campaign)):
            if one == NONE:
                conditions.append(f"{row}.{name}_id IS NULL")
            elif one is not None:
                conditions.append(f"{row}.{name}_id = %({name})s::uuid")
        return " AND ".join(conditions) or "true"

    def within(self, column: str) -> str:
        """Write the condition that a moment lies in the period."""
        conditions = [f"{column} IS NOT NULL"]
        if self.scope.start:
            conditions.append(f"{column} >= %(start)s")
        if self.scope.end:
            conditions.append(f"{column} < %(end)s")
        return " AND ".join(conditions)
