"""Showing beside a deal how likely it is to be won."""

from collections.abc import Mapping
from uuid import UUID

from headwater.tenancy.sql import fetch_all

# Not an edit: nobody did it, and no history is written of it.
SHOW = """
UPDATE pipeline_deal d SET win_probability = told.percent
FROM unnest(%(ids)s::uuid[], %(percents)s::smallint[]) AS told(id, percent)
WHERE d.workspace_id = current_workspace() AND d.id = told.id
  AND d.win_probability IS DISTINCT FROM told.percent
RETURNING d.id
"""


def show_chances(percents: Mapping[UUID, int]) -> int:
    """Write down the percentages of deals where they have changed; give how many have."""
    values = {"ids": list(percents), "percents": list(percents.values())}
    return len(fetch_all(SHOW, values)) if percents else 0
