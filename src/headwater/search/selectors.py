from typing import Any

from django.db import connection

from headwater.accounts.rules import Actor, Kind
from headwater.search import rules

# Only the first few hundred are put in order: nobody types "a" to read 20,000 names. Those whose
# title begins like the question are fetched by themselves, so that none of them is lost among them.
SEEN = """(kind = '{kind}' AND (%({kind}_owners)s::uuid[] IS NULL OR owner_id IS NULL
        OR owner_id = ANY(%({kind}_owners)s::uuid[])))"""
FOUND = """SELECT kind, record_id, owner_id, tsv @@ %(title)s::tsquery AS is_title,
        tsv @@ %(title_begins)s::tsquery AS begins, tsv @@ %(whole_words)s::tsquery AS is_whole
    FROM search_here
    WHERE tsv @@ %({query})s::tsquery AND ({seen})
      AND NOT EXISTS (SELECT FROM unnest(%(runs)s::text[]) run WHERE position(run IN folded) = 0)
    LIMIT {most}"""
# What is shown comes from the records themselves: who sees one is asked once more.
SHOWN = """
SELECT json_build_object('kind', h.kind, 'id', h.record_id, 'title', coalesce(d.title, c.name, p.name),
    'subtitle', coalesce(dc.name, nullif(c.domain, ''), c.industry,
        nullif(concat_ws(' · ', nullif(p.title, ''), pc.name), ''), ''),
    'url', CASE h.kind WHEN 'deal' THEN '/deals/' WHEN 'company' THEN '/companies/'
        ELSE '/people/' END || h.record_id)::text
FROM (
    SELECT row_number() OVER () AS place, best.* FROM (
        SELECT * FROM (({title_begins}) UNION ({anywhere})) found
        ORDER BY is_title DESC, begins DESC, is_whole DESC, (owner_id = %(me)s) IS TRUE DESC,
            record_id DESC
        LIMIT %(limit)s
    ) best
) h
LEFT JOIN pipeline_deal d ON h.kind = 'deal' AND d.workspace_id = current_workspace()
    AND d.id = h.record_id AND d.deleted_at IS NULL AND {sees_deal}
LEFT JOIN people_company dc ON dc.workspace_id = d.workspace_id AND dc.id = d.company_id
    AND dc.deleted_at IS NULL AND {sees_deals_company}
LEFT JOIN people_company c ON h.kind = 'company' AND c.workspace_id = current_workspace()
    AND c.id = h.record_id AND c.deleted_at IS NULL AND {sees_company}
LEFT JOIN people_person p ON h.kind = 'person' AND p.workspace_id = current_workspace()
    AND p.id = h.record_id AND p.deleted_at IS NULL AND {sees_person}
LEFT JOIN people_company pc ON pc.workspace_id = p.workspace_id AND pc.id = p.company_id
    AND pc.deleted_at IS NULL AND {sees_persons_company}
WHERE coalesce(d.id, c.id, p.id) IS NOT NULL
ORDER BY h.place
"""
SEES = """(%({kind}_owners)s::uuid[] IS NULL OR {row}.owner_id IS NULL
        OR {row}.owner_id = ANY(%({kind}_owners)s::uuid[]))"""
KINDS = (Kind.DEAL, Kind.COMPANY, Kind.PERSON)
ANY_KIND = " OR ".join(SEEN.format(kind=kind) for kind in KINDS)
SEARCH = SHOWN.format(
    title_begins=FOUND.format(query="title_begins", seen=ANY_KIND, most=100),
    anywhere=FOUND.format(query="anywhere", seen=ANY_KIND, most=500),
    sees_deal=SEES.format(kind=Kind.DEAL, row="d"),
    sees_deals_company=SEES.format(kind=Kind.COMPANY, row="dc"),
    sees_company=SEES.format(kind=Kind.COMPANY, row="c"),
    sees_person=SEES.format(kind=Kind.PERSON, row="p"),
    sees_persons_company=SEES.format(kind=Kind.COMPANY, row="pc"),
)


def search(typed: str, *, actor: Actor, limit: int = 20) -> bytes:
    """Find what the actor may see: a JSON list of SearchHit, the best first.

    Exact titles come before those that begin like the question, these before whole words, these
    before the rest; then what is the actor's own, then what is young.
    """
    question = rules.question(typed, workspace_id=actor.workspace_id)
    if question is None:
        return b"[]"
    with connection.cursor() as cursor:
        cursor.execute(SEARCH, vars(question) | _sight(actor) | {"me": actor.id, "limit": limit})
        return f"[{','.join(hit for (hit,) in cursor.fetchall())}]".encode()


def _sight(actor: Actor) -> dict[str, Any]:
    seen = {f"{kind}_owners": actor.owners_seen(kind) for kind in KINDS}
    return {name: None if owners is None else list(owners) for name, owners in seen.items()}
