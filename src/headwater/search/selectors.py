from collections.abc import Sequence
from typing import Any

import orjson
from django.db import connection
from django.db.backends.utils import CursorWrapper

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.sight import sees
from headwater.activities.selectors.sight import LEAD_NAME, LINKS, NOTE_VISIBLE, TASK_VISIBLE, sight
from headwater.search import rules
from headwater.tenancy.sql import plan_once

KINDS = (Kind.DEAL, Kind.COMPANY, Kind.PERSON, Kind.LEAD)
MOST_TEXTS = 5
SEEN = " OR ".join(
    f"(kind = '{kind}' AND {sees(kind, 'found', key='record_id')})" for kind in KINDS
)
FOUND = f"""(SELECT kind, record_id, owner_id, title = %(title)s AS is_title,
        starts_with(title, %(title)s) AS begins, tsv @@ %(whole_words)s::tsquery AS is_whole
    FROM {{there}} AND ({SEEN}) {{most}})"""  # noqa: S608  # constants
MATCHES = "tsv @@ %(anywhere)s::tsquery AND folded LIKE ALL (%(runs)s::text[])"
# Each place is read only so far that a common word costs no more than a rare one. Titles come in the
# order of the alphabet: the shortest and whole words first. Whoever asks for something common means
# something young, or their own. The index of all words cannot stop early (it would list every record
# with an "a"), so it is asked only when nothing else fills the longest page.
BEGINNINGS = FOUND.format(
    there="search_here found WHERE title >= %(title)s AND title < %(title_end)s",
    most="ORDER BY title LIMIT 100",
)
YOUNGEST = FOUND.format(
    there=f"""(SELECT * FROM search_here {{whose}} ORDER BY record_id DESC LIMIT {{read}}) found
    WHERE {MATCHES}""",  # noqa: S608  # constants
    most="LIMIT 100",
)
OWN = YOUNGEST.format(whose="WHERE owner_id = %(me)s", read=200)
EVERYBODYS = YOUNGEST.format(whose="", read=500)
ANYWHERE = FOUND.format(
    there=f"""search_here found
    WHERE (SELECT count(*) FROM near) < {rules.LONGEST_PAGE} AND {MATCHES}""",  # noqa: S608
    most="LIMIT 300",
)
# What is shown comes from the records themselves: who sees one is asked once more.
SEARCH = f"""
WITH near AS ({BEGINNINGS} UNION {OWN} UNION {EVERYBODYS}),
best AS (
    SELECT * FROM (SELECT * FROM near UNION {ANYWHERE}) found
    ORDER BY is_title DESC, begins DESC, is_whole DESC, (owner_id = %(me)s) IS TRUE DESC,
        record_id DESC
    LIMIT %(limit)s
)
SELECT json_build_object('kind', h.kind, 'id', h.record_id, 'title', coalesce(d.title, c.name, p.name,
        nullif(l.name, ''), l.company_name),
    'subtitle', coalesce(dc.name, nullif(c.domain, ''), c.industry,
        nullif(concat_ws(' · ', nullif(p.title, ''), pc.name), ''),
        concat_ws(' · ', CASE WHEN l.name <> '' THEN nullif(l.company_name, '') END,
            nullif(l.title, '')), ''),
    'url', CASE h.kind WHEN 'deal' THEN '/deals/' WHEN 'company' THEN '/companies/'
        WHEN 'lead' THEN '/leads/' ELSE '/people/' END || h.record_id)::text
FROM (SELECT row_number() OVER () AS place, best.* FROM best) h
LEFT JOIN pipeline_deal d ON h.kind = 'deal' AND d.workspace_id = current_workspace()
    AND d.id = h.record_id AND d.deleted_at IS NULL AND {sees(Kind.DEAL, "d")}
LEFT JOIN people_company dc ON dc.workspace_id = d.workspace_id AND dc.id = d.company_id
    AND dc.deleted_at IS NULL AND {sees(Kind.COMPANY, "dc")}
LEFT JOIN people_company c ON h.kind = 'company' AND c.workspace_id = current_workspace()
    AND c.id = h.record_id AND c.deleted_at IS NULL AND {sees(Kind.COMPANY, "c")}
LEFT JOIN people_person p ON h.kind = 'person' AND p.workspace_id = current_workspace()
    AND p.id = h.record_id AND p.deleted_at IS NULL AND {sees(Kind.PERSON, "p")}
LEFT JOIN people_company pc ON pc.workspace_id = p.workspace_id AND pc.id = p.company_id
    AND pc.deleted_at IS NULL AND {sees(Kind.COMPANY, "pc")}
LEFT JOIN leads_lead l ON h.kind = 'lead' AND l.workspace_id = current_workspace()
    AND l.id = h.record_id AND l.deleted_at IS NULL AND {sees(Kind.LEAD, "l")}
WHERE coalesce(d.id, c.id, p.id, l.id) IS NOT NULL
ORDER BY h.place
"""  # noqa: S608  # constants
# What people wrote is looked for in the same way: own and young first, the index of all words only
# when these give too little. Every place reads so many that a few are left once sight is asked.
FOUND_TEXT = f"""SELECT task_id, note_id, record_id, owner_id
    FROM {{there}} {MATCHES} ORDER BY record_id DESC LIMIT 100"""  # noqa: S608  # constants
YOUNGEST_TEXTS = FOUND_TEXT.format(
    there="""(SELECT * FROM search_texts_here {whose}
        ORDER BY record_id DESC LIMIT 300) found WHERE"""
)
ANY_TEXTS = FOUND_TEXT.format(
    there=f"search_texts_here found WHERE (SELECT count(*) FROM near) < {rules.LONGEST_PAGE} AND"  # noqa: S608
)
AROUND = """substring({text} from greatest(strpos(lower({text}), %(first)s) - 24, 1) for 120)"""
ABOUT = f"""CASE WHEN deal.id IS NOT NULL THEN 'deal' WHEN company.id IS NOT NULL THEN 'company'
        WHEN person.id IS NOT NULL THEN 'person' WHEN lead.id IS NOT NULL THEN 'lead' END,
    coalesce(deal.id, company.id, person.id, lead.id),
    coalesce(deal.title, company.name, person.name, {LEAD_NAME}, '')"""
TEXTS = f"""
WITH near AS (({YOUNGEST_TEXTS.format(whose="WHERE owner_id = %(me)s")})
    UNION ({YOUNGEST_TEXTS.format(whose="")})),
found AS (SELECT * FROM near UNION ({ANY_TEXTS}))
SELECT json_build_object('kind', kind, 'id', id, 'text', words,
    'about_kind', about_kind, 'about_id', about_id, 'about_title', about_title)::text
FROM (
    SELECT 'task', t.id, t.title, {ABOUT}, found.owner_id
    FROM found JOIN activities_task t
        ON t.workspace_id = current_workspace() AND t.id = found.task_id {LINKS}
    WHERE {TASK_VISIBLE}
    UNION ALL
    SELECT 'note', t.id, {AROUND.format(text="t.text")}, {ABOUT}, found.owner_id
    FROM found JOIN activities_note t
        ON t.workspace_id = current_workspace() AND t.id = found.note_id {LINKS}
    WHERE {NOTE_VISIBLE}
) seen (kind, id, words, about_kind, about_id, about_title, owner_id)
ORDER BY owner_id = %(me)s DESC, id DESC LIMIT %(limit)s
"""  # noqa: S608  # constants


def search(typed: str, *, actor: Actor, limit: int = 20) -> bytes:
    """Find what the actor may see: SearchHits as JSON, the best first.

    Exact titles come before those that begin like the question, these before whole words, these
    before the rest; then what is the actor's own, then what is young. What people wrote is looked
    for where the records leave room.
    """
    question = rules.question(typed, workspace_id=actor.workspace_id)
    if question is None:
        return b'{"items":[],"texts":[]}'
    asked = vars(question) | sight(actor) | {"me": actor.id}
    by_name = [kind for kind in KINDS if actor.hidden(kind) & rules.FINDS]
    plan_once()  # every part is limited; nothing else follows in this transaction
    with connection.cursor() as cursor:
        items = _hits(cursor, SEARCH, asked | {"limit": rules.LONGEST_PAGE if by_name else limit})
        if by_name:
            items = [hit for hit in items if _may_be_found(hit, typed, by_name)][:limit]
        has_room = len(items) < limit
        texts = _hits(cursor, TEXTS, asked | {"limit": MOST_TEXTS}) if has_room else []
    return f'{{"items":[{",".join(items)}],"texts":[{",".join(texts)}]}}'.encode()


def _may_be_found(hit: str, typed: str, by_name: Sequence[Kind]) -> bool:
    """Whether what is shown answers the question: what is hidden from the actor finds nothing."""
    one = orjson.loads(hit)
    return one["kind"] not in by_name or rules.is_answered(
        typed, f"{one['title']}\n{one['subtitle']}"
    )


def _hits(cursor: CursorWrapper, sql: str, asked: dict[str, Any]) -> list[str]:
    cursor.execute(sql, asked)
    return [hit for (hit,) in cursor.fetchall()]
