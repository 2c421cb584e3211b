"""What the workspace's own fields hold, written as JSON by PostgreSQL with the rest of a record."""

from collections.abc import Iterable, Sequence

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.sight import sees
from headwater.fields.rules.custom import CustomType, Definition
from headwater.fields.rules.formulas import FormulaType
from headwater.fields.selectors.custom import definitions_for
from headwater.fields.selectors.formulas import expressions

NOTHING = "json_build_object()"
SHOWN = """(SELECT coalesce(json_object_agg(one.key, one.value) FILTER (WHERE one.value IS NOT NULL),
        json_build_object()) FROM ({parts}) one)"""
# One row each: written as its type is, and a reference only with a name that may be told.
SINGLE = """SELECT CASE v.field_id {keys} END AS key,
        CASE WHEN v.currency <> '' THEN json_build_object('amount', round(v.number, 2)::text,
                'currency', v.currency)
            WHEN v.number IS NOT NULL THEN to_json(trim_scale(v.number)::text)
            WHEN v.text IS NOT NULL THEN to_json(v.text)
            WHEN v.date IS NOT NULL THEN to_json(v.date)
            WHEN v.moment IS NOT NULL THEN to_json(v.moment)
            WHEN v.flag IS NOT NULL THEN to_json(v.flag)
            {references} END AS value
        FROM fields_customvalue v {joins}
        WHERE v.workspace_id = {row}.workspace_id AND v.record_id = {row}.id
          AND v.field_id IN ({fields})"""
SEVERAL = """SELECT CASE v.field_id {keys} END AS key, json_agg(v.ref ORDER BY v.position) AS value
        FROM fields_customvalue v
        WHERE v.workspace_id = {row}.workspace_id AND v.record_id = {row}.id
          AND v.field_id IN ({fields}) GROUP BY v.field_id"""
COMPUTED = "SELECT '{key}' AS key, to_json({sql}) AS value"
NAMED = """WHEN {name}.id IS NOT NULL
                THEN json_build_object('id', {name}.id, 'name', {name}.name)"""
JOINS = {
    CustomType.MEMBER: """
        LEFT JOIN accounts_member member
            ON member.workspace_id = v.workspace_id AND member.id = v.ref""",
    CustomType.PERSON: f"""
        LEFT JOIN people_person named ON named.workspace_id = v.workspace_id AND named.id = v.ref
            AND named.deleted_at IS NULL AND {sees(Kind.PERSON, "named")}""",
    CustomType.COMPANY: f"""
        LEFT JOIN people_company firm ON firm.workspace_id = v.workspace_id AND firm.id = v.ref
            AND firm.deleted_at IS NULL AND {sees(Kind.COMPANY, "firm")}""",
}
ALIASES = {
    CustomType.MEMBER: "member",
    CustomType.PERSON: "named",
    CustomType.COMPANY: "firm",
}


def shown(kind: Kind, row: str, *, actor: Actor, on_card: bool = False) -> str:
    """Write the JSON object of what the workspace's own fields hold, for a row of a query.

    The query is given `person_owners` and `company_owners`, as those who see names need. Where a
    kind has no fields nothing is asked, and what is hidden from the actor is not.
    """
    known = definitions_for(actor, kind)
    chosen = [one for one in known if one.on_card or not on_card]
    if not chosen:
        return NOTHING
    parts = [
        *_single([one for one in chosen if _is_single(one)], row),
        *_several([one for one in chosen if one.type is CustomType.CHOICES], row),
        *_computed(chosen, known, kind=kind, row=row),
    ]
    return SHOWN.format(parts=" UNION ALL ".join(parts))


def _is_single(one: Definition) -> bool:
    return one.type not in {CustomType.CHOICES, CustomType.FORMULA}


def _keys(chosen: Iterable[Definition]) -> str:
    return " ".join(f"WHEN '{one.id}' THEN '{one.key}'" for one in chosen)


def _ids(chosen: Iterable[Definition]) -> str:
    return ", ".join(f"'{one.id}'" for one in chosen)


def _single(chosen: Sequence[Definition], row: str) -> list[str]:
    if not chosen:
        return []
    types = {one.type for one in chosen}
    referring = [type_ for type_ in JOINS if type_ in types]
    references = [NAMED.format(name=ALIASES[type_]) for type_ in referring]
    choosing = [one for one in chosen if one.type is CustomType.CHOICE]
    if choosing:
        references.append(f"WHEN v.field_id IN ({_ids(choosing)}) THEN to_json(v.ref)")
    return [
        SINGLE.format(
            keys=_keys(chosen),
            references=" ".join(references),
            joins="".join(JOINS[type_] for type_ in referring),
            fields=_ids(chosen),
            row=row,
        )
    ]


def _several(chosen: Sequence[Definition], row: str) -> list[str]:
    if not chosen:
        return []
    return [SEVERAL.format(keys=_keys(chosen), fields=_ids(chosen), row=row)]


def _computed(
    chosen: Sequence[Definition], known: Sequence[Definition], *, kind: Kind, row: str
) -> list[str]:
    if not any(one.type is CustomType.FORMULA for one in chosen):
        return []
    written = expressions(known, kind=kind, row=row)
    return [
        COMPUTED.format(key=one.key, sql=_on_the_wire(one, written[one.key]))
        for one in chosen
        if one.key in written
    ]


def _on_the_wire(one: Definition, sql: str) -> str:
    return f"({sql})::text" if one.formula_type is FormulaType.NUMBER else sql
