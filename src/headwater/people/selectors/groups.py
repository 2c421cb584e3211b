"""A group of companies: who belongs to whom, and what each and all of them are worth."""

from datetime import datetime, timedelta
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.sight import sees
from headwater.people.models import Company
from headwater.people.selectors.pages import MOST_LEVELS, sight
from headwater.people.selectors.records import get_company, successor
from headwater.tenancy.sql import fetch_one

MOST_SHOWN = 300
A_YEAR = timedelta(days=365)
ALIVE = (
    f"c.workspace_id = current_workspace() AND c.deleted_at IS NULL AND {sees(Kind.COMPANY, 'c')}"
)
# Who is hidden or deleted cuts the chain: what stands beyond is not told, nor that it is there.
GROUP = f"""
WITH RECURSIVE above AS (
    SELECT c.id, c.parent_id, 1 AS level FROM people_company c WHERE {ALIVE} AND c.id = %(id)s
    UNION ALL
    SELECT c.id, c.parent_id, above.level + 1 FROM above
    JOIN people_company c ON {ALIVE} AND c.id = above.parent_id
    WHERE above.level < {MOST_LEVELS}
), tree AS (
    (SELECT c.id, c.name, c.owner_id, NULL::uuid AS parent_id, ARRAY[c.id] AS path,
        ARRAY[c.name, c.id::text] AS place
    FROM above JOIN people_company c ON {ALIVE} AND c.id = above.id
    ORDER BY above.level DESC LIMIT 1)
    UNION ALL
    SELECT c.id, c.name, c.owner_id, c.parent_id, tree.path || c.id,
        tree.place || ARRAY[c.name, c.id::text]
    FROM tree JOIN people_company c ON {ALIVE} AND c.parent_id = tree.id
        AND c.id <> ALL(tree.path)
), figure AS MATERIALIZED (
    SELECT d.company_id,
        count(*) FILTER (WHERE d.status = 'open') AS open_deals,
        sum(d.value * rate_on(d.currency, current_date)) FILTER (WHERE d.status = 'open')
            AS open_value,
        sum(d.value * rate_on(d.currency, d.closed_at::date))
            FILTER (WHERE d.status = 'won' AND d.closed_at >= %(since)s) AS won_value
    FROM tree JOIN pipeline_deal d ON d.workspace_id = current_workspace()
        AND d.company_id = tree.id AND d.deleted_at IS NULL AND d.status IN ('open', 'won')
        AND {sees(Kind.DEAL, "d")}
    GROUP BY d.company_id
), node AS (
    SELECT tree.id, tree.name, owner.name AS owner_name, tree.parent_id,
        cardinality(tree.path) - 1 AS level, tree.place,
        coalesce(own.open_deals, 0)::int AS open_deals,
        round(coalesce(own.open_value, 0), 2)::text AS open_value,
        round(coalesce(own.won_value, 0), 2)::text AS won_value,
        below.companies, below.group_open_deals, below.group_open_value, below.group_won_value
    FROM tree
    LEFT JOIN figure own ON own.company_id = tree.id
    LEFT JOIN accounts_member owner
        ON owner.workspace_id = current_workspace() AND owner.id = tree.owner_id
    JOIN LATERAL (
        SELECT count(*)::int AS companies,
            coalesce(sum(f.open_deals), 0)::int AS group_open_deals,
            round(coalesce(sum(f.open_value), 0), 2)::text AS group_open_value,
            round(coalesce(sum(f.won_value), 0), 2)::text AS group_won_value
        FROM tree one LEFT JOIN figure f ON f.company_id = one.id
        WHERE one.path[cardinality(tree.path)] = tree.id
    ) below ON true
    ORDER BY tree.place LIMIT {MOST_SHOWN}
)
SELECT json_build_object('currency', %(currency)s::text,
    'total', (SELECT count(*) FROM tree),
    'items', coalesce(json_agg(to_jsonb(node) - 'place' ORDER BY node.place), '[]'))::text
FROM node
"""  # noqa: S608  # constants


def company_group(company_id: UUID, *, actor: Actor, now: datetime) -> bytes:
    """Show the group a company is in, from its head down: JSON of CompanyGroup."""
    company = get_company(successor(Company, company_id), actor=actor)
    asked = {"id": company.id, "since": now - A_YEAR, "currency": actor.currency}
    row = fetch_one(GROUP, sight(actor) | asked)
    return str(row[0] if row else "").encode()
