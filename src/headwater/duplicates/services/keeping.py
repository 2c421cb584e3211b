"""Keeping keys and pairs true to what the records say."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

import orjson

from headwater.accounts.rules import Actor
from headwater.duplicates.models import Pair
from headwater.duplicates.rules.keys import keys
from headwater.duplicates.rules.records import PairNotFound, RecordKind
from headwater.duplicates.rules.scoring import judge
from headwater.duplicates.selectors.merges import get_both
from headwater.duplicates.selectors.pairs import TABLES, pair_of
from headwater.duplicates.selectors.profiles import profiles
from headwater.tenancy.sql import fetch_all, fetch_one

LARGEST_BLOCK = 30  # a key that more share (a switchboard, 张伟) brings nobody together
AT_ONCE = 1000
FORGET = """
WITH gone AS (DELETE FROM duplicates_key
    WHERE workspace_id = current_workspace() AND record_id = ANY(%s) RETURNING 1)
SELECT count(*) FROM gone
"""
PUT = """
WITH put AS (INSERT INTO duplicates_key (kind, record_id, key)
    SELECT %s, record_id, key FROM json_to_recordset(%s) AS new (record_id uuid, key text)
    ON CONFLICT DO NOTHING RETURNING 1)
SELECT count(*) FROM put
"""
NEIGHBOURS = f"""
WITH mine AS (SELECT DISTINCT key FROM duplicates_key WHERE workspace_id = current_workspace()
    AND kind = %(kind)s AND record_id = ANY(%(ids)s)),
blocks AS (SELECT k.key FROM mine JOIN LATERAL (SELECT x.key FROM duplicates_key x
        WHERE x.workspace_id = current_workspace() AND x.kind = %(kind)s AND x.key = mine.key
        LIMIT {LARGEST_BLOCK + 1}) k ON true
    GROUP BY k.key HAVING count(*) BETWEEN 2 AND {LARGEST_BLOCK})
SELECT DISTINCT least(a.record_id, b.record_id), greatest(a.record_id, b.record_id)
FROM blocks
JOIN duplicates_key a ON a.workspace_id = current_workspace() AND a.kind = %(kind)s
    AND a.key = blocks.key AND a.record_id = ANY(%(ids)s)
JOIN duplicates_key b ON b.workspace_id = current_workspace() AND b.kind = %(kind)s
    AND b.key = blocks.key AND b.record_id <> a.record_id
"""  # noqa: S608  # constants
PUT_PAIRS = """
WITH put AS (INSERT INTO duplicates_pair AS old
        (kind, first_id, second_id, score, is_sure, reasons)
    SELECT %s, first_id, second_id, score, is_sure, reasons FROM json_to_recordset(%s)
        AS new (first_id uuid, second_id uuid, score float, is_sure bool, reasons text[])
    ON CONFLICT (workspace_id, kind, first_id, second_id) DO UPDATE
        SET score = excluded.score, is_sure = excluded.is_sure, reasons = excluded.reasons
    RETURNING 1)
SELECT count(*) FROM put
"""
DROP_PAIRS = """
WITH gone AS (DELETE FROM duplicates_pair WHERE workspace_id = current_workspace()
    AND kind = %s AND dismissed_at IS NULL AND (first_id = ANY(%s) OR second_id = ANY(%s))
    RETURNING 1)
SELECT count(*) FROM gone
"""
UNKEYED = """
SELECT r.id FROM {table} r WHERE r.workspace_id = current_workspace() AND r.deleted_at IS NULL
  AND NOT EXISTS (SELECT FROM duplicates_key k
      WHERE k.workspace_id = r.workspace_id AND k.record_id = r.id)
ORDER BY r.id LIMIT %s
"""


def look_again(kind: RecordKind, ids: Iterable[UUID]) -> None:
    """Compare these records anew: with what they say now, and with whom that brings together."""
    wanted = sorted(set(ids))
    known = profiles(kind, wanted)
    fetch_one(FORGET, [wanted])
    rows = [
        {"record_id": record_id, "key": key}
        for record_id, one in known.items()
        for key in keys(one) or {f"none:{record_id}"}  # looked at, and nothing to go by
    ]
    fetch_one(PUT, [kind, orjson.dumps(rows, default=str).decode()])
    fetch_one(DROP_PAIRS, [kind, wanted, wanted])
    _put_pairs(kind, fetch_all(NEIGHBOURS, {"kind": kind, "ids": wanted}))


def look_later(ids: Iterable[UUID]) -> None:
    """Let the next scan take up these records: they are too many for now."""
    fetch_one(FORGET, [list(ids)])


def catch_up(kind: RecordKind, *, at_most: int = AT_ONCE) -> bool:
    """Take up records that came in crowds; say whether there may be more."""
    new = [row[0] for row in fetch_all(UNKEYED.format(table=TABLES[kind]), [at_most])]
    if new:
        look_again(kind, new)
    return len(new) == at_most


def dismiss(kind: RecordKind, one: UUID, other: UUID, *, actor: Actor, now: datetime) -> None:
    """Remember that two records are not the same."""
    pair = _pair(kind, one, other, actor=actor)
    if pair.dismissed_at is None:
        pair.dismissed_at, pair.dismissed_by_id = now, actor.id
        pair.save(update_fields=["dismissed_at", "dismissed_by"])


def ask_again(kind: RecordKind, one: UUID, other: UUID, *, actor: Actor) -> None:
    """Forget that two records are not the same."""
    pair = _pair(kind, one, other, actor=actor)
    pair.dismissed_at = pair.dismissed_by = None
    pair.save(update_fields=["dismissed_at", "dismissed_by"])


def _pair(kind: RecordKind, one: UUID, other: UUID, *, actor: Actor) -> Pair:
    get_both(kind, one, other, actor=actor)
    first, second = pair_of(one, other)
    pair = Pair.objects.filter(kind=kind, first_id=first, second_id=second).first()
    if pair is None:
        raise PairNotFound("These two were not taken for the same.")
    return pair


def _put_pairs(kind: RecordKind, candidates: list[tuple[UUID, UUID]]) -> None:
    for start in range(0, len(candidates), AT_ONCE):
        rows = list(_judged(kind, candidates[start : start + AT_ONCE]))
        if rows:
            fetch_one(PUT_PAIRS, [kind, orjson.dumps(rows, default=str).decode()])


def _judged(kind: RecordKind, candidates: list[tuple[UUID, UUID]]) -> Iterator[dict[str, object]]:
    known = profiles(kind, {record_id for pair in candidates for record_id in pair})
    for first, second in candidates:
        if first not in known or second not in known:
            continue
        judged = judge(known[first], known[second])
        if judged.is_asked:
            yield {
                "first_id": first,
                "second_id": second,
                "score": round(judged.score, 2),
                "is_sure": judged.is_automatic,
                "reasons": [str(reason) for reason in judged.reasons],
            }
