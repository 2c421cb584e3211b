"""What the keys of a dimension are called, in the language of whoever asks."""

from collections.abc import Iterable

from babel import Locale

from headwater.accounts.selectors.speaking import speaking
from headwater.insights.selectors.scope import rows as fetch
from headwater.pipeline.selectors.sight import in_language
from headwater.reports.selectors.asked import Asked, own_fields
from headwater.reports.selectors.dimensions import Dimension, Names
from headwater.reports.selectors.words import word_of

Name = tuple[str, str]
PLAIN = "SELECT id::text, name FROM {table} WHERE workspace_id = current_workspace() AND id = ANY(%s::uuid[])"
BILINGUAL = """SELECT id::text, coalesce(nullif(name_{language}, ''), name_{other}) FROM @table
    WHERE workspace_id = current_workspace() AND id = ANY(%s::uuid[])"""
STAGES = """SELECT s.id::text, coalesce(nullif(s.name_{language}, ''), s.name_{other})
    FROM pipeline_stage s JOIN pipeline_pipeline p ON p.workspace_id = s.workspace_id
        AND p.id = s.pipeline_id
    WHERE s.workspace_id = current_workspace() AND s.id = ANY(%s::uuid[])
    ORDER BY p.position, p.id, s.position, s.id"""
OF_OURS = {Names.WORD, Names.BAND}


def names_of(asked: Asked, dimension: Dimension, keys: Iterable[str]) -> list[Name]:
    """Name keys; what no name is known of is called as it is."""
    wanted = sorted(keys)
    if dimension.names in OF_OURS:
        locale = Locale.parse(asked.actor.language, sep="-")
        with speaking(asked.actor):
            return [(key, word_of(dimension.name, key, locale)) for key in wanted]
    ids = [key for key in wanted if key]
    names = dict(_looked_up(asked, dimension, ids)) if ids else {}
    found = [(key, names[key]) for key in names]
    return [*found, *((key, key) for key in wanted if key not in names)]


def _looked_up(asked: Asked, dimension: Dimension, ids: list[str]) -> list[Name]:
    if dimension.names is Names.OWN:
        return [
            (str(one.id), one.name_in(asked.actor.language))
            for field in own_fields(asked.measure.subject, actor=asked.actor)
            if dimension.name.endswith(f".{field.key}")
            for one in field.choices
            if str(one.id) in ids
        ]
    if dimension.names in {Names.MEMBER, Names.TEAM}:
        sql = PLAIN.format(table=dimension.names.value)
    elif dimension.names is Names.STAGE:
        sql = in_language(STAGES, asked.actor.language)
    else:
        sql = in_language(BILINGUAL, asked.actor.language).replace("@table", dimension.names.value)
    return [(key, name) for key, name in fetch(sql, [ids])]
