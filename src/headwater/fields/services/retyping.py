"""Changing the type of a field without losing what records hold."""

from headwater.accounts.rules import Actor
from headwater.accounts.selectors.workspaces import get_workspace
from headwater.fields.models import CustomField
from headwater.fields.rules.custom import (
    AMOUNTS,
    TEXTS,
    CustomType,
    TypeDoesNotChange,
    check_type_change,
)
from headwater.fields.rules.values import LONGEST_TEXT
from headwater.fields.selectors.custom import definition
from headwater.fields.selectors.formulas import quoted
from headwater.tenancy.sql import execute, fetch_all

OURS = "v.workspace_id = current_workspace() AND v.field_id = %(field)s"
AS_TEXT = {
    CustomType.NUMBER: "trim_scale(v.number)::text",
    CustomType.MONEY: "round(v.number, 2) || ' ' || v.currency",
    CustomType.DATE: "v.date::text",
    CustomType.MOMENT: "to_char(v.moment AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC'",
    CustomType.MEMBER: """(SELECT m.name FROM accounts_member m
        WHERE m.workspace_id = v.workspace_id AND m.id = v.ref)""",
}
# What several choices were becomes one text; of a name that is not there nothing is left.
TO_TEXT = f"""
WITH written AS (
    SELECT v.record_id, string_agg({{sql}}, ', ' ORDER BY v.position) AS text
    FROM fields_customvalue v WHERE {OURS} GROUP BY v.record_id
), rest AS (
    DELETE FROM fields_customvalue v USING written w
    WHERE {OURS} AND w.record_id = v.record_id AND (v.position > 0 OR w.text IS NULL)
)
UPDATE fields_customvalue v SET text = w.text, number = NULL, currency = '', date = NULL,
    moment = NULL, flag = NULL, ref = NULL
FROM written w WHERE {OURS} AND w.record_id = v.record_id AND v.position = 0 AND w.text IS NOT NULL
"""  # noqa: S608  # constants
TO_MONEY = f"UPDATE fields_customvalue v SET currency = %(currency)s WHERE {OURS}"  # noqa: S608
TO_NUMBER = f"UPDATE fields_customvalue v SET currency = '' WHERE {OURS}"  # noqa: S608
TOO_FINE = f"""
SELECT 1 FROM fields_customvalue v WHERE {OURS} AND v.number <> round(v.number, 2) LIMIT 1
"""  # noqa: S608  # constants
TOO_LONG = f"""
SELECT 1 FROM fields_customvalue v WHERE {OURS} AND length(v.text) > {LONGEST_TEXT} LIMIT 1
"""  # noqa: S608  # constants


def retype(field: CustomField, after: CustomType, *, actor: Actor) -> None:
    """Write what a field holds as its new type keeps it, or refuse."""
    before = CustomType(field.type)
    check_type_change(before, after)
    ours = {"field": field.id}
    if after in TEXTS and before in {*TEXTS, CustomType.LINK}:
        if after is CustomType.TEXT and fetch_all(TOO_LONG, ours):
            raise TypeDoesNotChange("Some texts are too long for that type.", field="type")
    elif after in TEXTS:
        sql = _as_text(field, before, actor=actor)
        execute(TO_TEXT.format(sql=sql), ours)
    elif before in AMOUNTS and after is CustomType.MONEY:
        if fetch_all(TOO_FINE, ours):
            raise TypeDoesNotChange("Some numbers are too fine for money.", field="type")
        execute(TO_MONEY, ours | {"currency": actor.currency})
    elif before in AMOUNTS:
        execute(TO_NUMBER, ours)
        field.decimals = max(field.decimals, 2)


def _as_text(field: CustomField, before: CustomType, *, actor: Actor) -> str:
    """Write the expression of a value as a text, in the language of the workspace."""
    language = get_workspace(actor.workspace_id).language
    if before is CustomType.FLAG:
        yes, no = ("是", "否") if language.lower().startswith("zh") else ("Yes", "No")
        return f"CASE WHEN v.flag THEN {quoted(yes)} ELSE {quoted(no)} END"
    if before in {CustomType.CHOICE, CustomType.CHOICES}:
        names = " ".join(
            f"WHEN '{one.id}' THEN {quoted(one.name_in(language))}"
            for one in definition(field).choices
        )
        return f"CASE v.ref {names} END"
    return AS_TEXT[before]
