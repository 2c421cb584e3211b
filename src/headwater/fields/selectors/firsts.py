"""The first records of a list that is sorted by a field of the workspace's own.

An index has the values in order, so that only those of a page are read; the key of every record
would be asked otherwise (docs/decisions/0037).
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Kind
from headwater.fields.selectors.asking import TABLES, SortKey
from headwater.tenancy.sql import fetch_all

After = tuple[str, UUID] | None
THOSE_WITH = """
SELECT {row}.id FROM fields_customvalue own
JOIN {table} {row} ON {row}.workspace_id = own.workspace_id AND {row}.id = own.record_id {joins}
WHERE own.workspace_id = current_workspace() AND own.field_id = '{field}'
  AND own.{column} IS NOT NULL AND {where} {after}
ORDER BY own.{column} {way}, own.record_id {way} LIMIT %(limit)s
"""
THOSE_WITHOUT = """
SELECT {row}.id FROM {table} {row} {joins}
WHERE {where} {after} AND NOT EXISTS (SELECT FROM fields_customvalue own
    WHERE own.workspace_id = {row}.workspace_id AND own.record_id = {row}.id
      AND own.field_id = '{field}')
ORDER BY {row}.id {way} LIMIT %(rest)s
"""


def first_ids(  # noqa: PLR0913  # all that a list is
    key: SortKey,
    kind: Kind,
    *,
    row: str,
    way: str,
    where: str,
    values: Mapping[str, Any],
    after: After,
    joins: str = "",
) -> list[UUID] | None:
    """Find the records of a page; None: no index has this order.

    The values hold the page's `limit`, and where it begins (`after_key`, `after_id`).
    """
    if key.field_id is None:
        return None
    compare = "<" if way == "DESC" else ">"
    names = {
        "row": row, "table": TABLES[kind][0], "field": key.field_id, "column": key.column,
        "way": way, "where": where, "joins": joins,
    }  # fmt: skip
    is_behind = after is not None and after[0].lstrip("-").lower() == "infinity"
    found: list[UUID] = []
    if not is_behind:
        further = f"AND (own.{key.column}, own.record_id) {compare} (%(after_key)s::{key.cast}, %(after_id)s)"
        sql = THOSE_WITH.format(**names, after=further if after else "")
        found = [record_id for (record_id,) in fetch_all(sql, values)]
    if (rest := values["limit"] - len(found)) > 0:
        further = f"AND {row}.id {compare} %(after_id)s" if is_behind else ""
        sql = THOSE_WITHOUT.format(**names, after=further)
        found += [record_id for (record_id,) in fetch_all(sql, {**values, "rest": rest})]
    return found
