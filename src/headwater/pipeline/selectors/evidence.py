"""What shows that a criterion is met: one SQL expression per kind, filled in by whoever knows it.

An expression sees the criterion as `c` and the deal as `d` and gives a JSON object (at, by, what,
count, as far as they are known) or NULL. So one statement judges any number of deals, and the
packages above register what they keep (docs/decisions/0026). What asks by a filter has an
expression of its own for each criterion (docs/decisions/0037).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop as _

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import OWN
from headwater.accounts.selectors.sight import sees
from headwater.fields.rules.filters import conditions_in
from headwater.fields.rules.text import parse
from headwater.fields.selectors.catalogue import hidden_names, judging
from headwater.fields.selectors.where import Where
from headwater.pipeline.rules import PersonRole
from headwater.pipeline.rules.criteria import (
    CriterionField,
    CriterionIncomplete,
    Fix,
    Params,
    UnknownCriterionKind,
    check_params,
)
from headwater.pipeline.selectors.fields import check_asked

Sentence = tuple[str, dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class CriterionKind:
    """A kind of criterion: what it takes, how it is judged and said, and what would meet it.

    `named` is the SQL of the name of what it speaks of, in the caller's language. `asks` gives the
    filter a deal has to fulfil; None: `evidence` judges.
    """

    name: str
    evidence: str = "NULL::jsonb"
    say: Callable[[Params, str | None], Sentence]
    fix: Fix
    takes: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    named: str = "NULL::text"
    check: Callable[[Params], None] | None = None
    asks: Callable[[Params], str | None] | None = None
    needs_label: bool = False


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A criterion as far as judging needs to know it."""

    id: UUID
    kind: str
    params: Params

    @property
    def filter(self) -> str | None:
        """The filter a deal has to fulfil, where that is how it is judged."""
        kind = _kinds.get(self.kind)
        return kind.asks(self.params) if kind and kind.asks else None

    @property
    def fields(self) -> frozenset[str]:
        """The fields of a deal it asks for."""
        if text := self.filter:
            return frozenset(one.field for one in conditions_in(parse(text)))
        return frozenset({self.params["field"]}) if "field" in self.params else frozenset()


_kinds: dict[str, CriterionKind] = {}


def register(*kinds: CriterionKind) -> None:
    """Offer kinds of criteria; called once each, from a `handlers.py`, while Django starts."""
    _kinds.update({kind.name: kind for kind in kinds})


def kinds() -> list[CriterionKind]:
    return list(_kinds.values())


def kind_named(name: str) -> CriterionKind:
    if name not in _kinds:
        raise UnknownCriterionKind("There is no such kind of criterion.", field="kind")
    return _kinds[name]


def check_criterion(name: str, params: Params, *, is_labelled: bool = True) -> None:
    """Refuse a kind nobody offers, and params it cannot be judged by."""
    kind = kind_named(name)
    check_params(params, takes=kind.takes, needs=kind.needs)
    if kind.check is not None:
        kind.check(params)
    if kind.needs_label and not is_labelled:
        raise CriterionIncomplete("Say in words what is asked for.", field="label_en")


def counting(criteria: Sequence[Asked], *, actor: Actor) -> list[Asked]:
    """Leave out what asks for a field that is hidden from the actor: for them it does not count.

    To be held up by it, or to be let through, would tell what the field holds.
    """
    if not criteria or not (hidden := hidden_names(Kind.DEAL, actor=actor)):
        return list(criteria)
    return [one for one in criteria if hidden.isdisjoint(one.fields)]


def evidence_sql(criteria: Sequence[Asked]) -> Where:
    """Write the expression that judges a criterion `c` for a deal `d`, for the criteria in use."""
    filters = {one.id: one.filter for one in criteria}
    asked = judging({one: text for one, text in filters.items() if text}, Kind.DEAL)
    names = {one.kind for one in criteria if filters[one.id] is None}
    sql = _by_kind({kind.name: kind.evidence for kind in kinds() if kind.name in names}, "jsonb")
    if asked:
        each = " ".join(
            f"WHEN '{one}' THEN CASE WHEN {where.sql} THEN jsonb_build_object() END"
            for one, where in asked.items()
        )
        sql = f"CASE c.id {each} ELSE {sql} END"
    values = {name: value for where in asked.values() for name, value in where.values.items()}
    return Where(sql, values)


def named_sql() -> str:
    """Write the expression that names what a criterion `c` speaks of."""
    return _by_kind({kind.name: kind.named for kind in kinds()}, "text")


def _by_kind(expressions: dict[str, str], kind: str) -> str:
    if not expressions:
        return f"NULL::{kind}"
    cases = " ".join(f"WHEN '{name}' THEN {sql}" for name, sql in expressions.items())
    return f"CASE c.kind {cases} ELSE NULL::{kind} END"


FILLED = """CASE WHEN CASE c.params->>'field'
    WHEN 'value' THEN d.value > 0 WHEN 'company_id' THEN d.company_id IS NOT NULL
    WHEN 'source_id' THEN d.source_id IS NOT NULL
    WHEN 'expected_close_date' THEN d.expected_close_date IS NOT NULL
    WHEN 'tags' THEN d.tags <> '{}' WHEN 'competitor' THEN d.competitor <> '' END
    THEN jsonb_build_object() END"""
NAMED = f"""(SELECT jsonb_build_object('what', CASE WHEN {sees(Kind.PERSON, "p")} THEN p.name END)
    FROM pipeline_dealperson part
    JOIN people_person p ON p.workspace_id = part.workspace_id AND p.id = part.person_id
    WHERE part.workspace_id = d.workspace_id AND part.deal_id = d.id
      AND part.role = c.params->>'role' AND p.deleted_at IS NULL ORDER BY part.id LIMIT 1)"""  # noqa: S608  # constants
TICKED = """(SELECT jsonb_build_object('at', tick.ticked_at, 'by', m.name)
    FROM pipeline_criteriontick tick
    LEFT JOIN accounts_member m ON m.workspace_id = tick.workspace_id AND m.id = tick.member_id
    WHERE tick.workspace_id = d.workspace_id AND tick.criterion_id = c.id
      AND tick.deal_id = d.id)"""
OWN_NAME = f"""(SELECT coalesce(nullif(f.name_{{language}}, ''), f.name_{{other}})
    FROM fields_customfield f WHERE f.workspace_id = c.workspace_id AND f.kind = '{Kind.DEAL}'
      AND '{OWN}' || f.key = c.params->>'field')"""  # noqa: S608  # constants
FIELD_SENTENCES = {
    CriterionField.VALUE: _("The value is known"),
    CriterionField.COMPANY: _("The company is named"),
    CriterionField.SOURCE: _("The source is known"),
    CriterionField.EXPECTED_CLOSE: _("The expected close is set"),
    CriterionField.TAGS: _("The deal has a tag"),
    CriterionField.COMPETITOR: _("The competitor is known"),
}
ROLE_SENTENCES = {
    PersonRole.CHAMPION: _("A champion is named"),
    PersonRole.DECISION_MAKER: _("The decision maker is named"),
    PersonRole.ECONOMIC_BUYER: _("The economic buyer is named"),
    PersonRole.USER: _("A user is named"),
    PersonRole.BLOCKER: _("The blocker is named"),
    PersonRole.LEGAL: _("Somebody from legal is named"),
    PersonRole.OTHER: _("A further person is named"),
}


def _say_field(params: Params, name: str | None) -> Sentence:
    if params["field"].startswith(OWN):
        return _("“{field}” is filled in"), {"field": name or params["field"]}
    return FIELD_SENTENCES[CriterionField(params["field"])], {}


def _own_is_known(params: Params) -> str | None:
    return f"{params['field']} is known" if params["field"].startswith(OWN) else None


def _check_field(params: Params) -> None:
    if text := _own_is_known(params):
        check_asked(text, field="field")


def _check_condition(params: Params) -> None:
    check_asked(params["filter"], field="filter")


register(
    CriterionKind(
        name="field",
        evidence=FILLED,
        named=OWN_NAME,
        check=_check_field,
        asks=_own_is_known,
        fix=Fix.FILL_FIELD,
        takes=frozenset({"field"}),
        needs=frozenset({"field"}),
        say=_say_field,
    ),
    CriterionKind(
        name="condition",
        check=_check_condition,
        asks=lambda params: params["filter"],
        needs_label=True,
        fix=Fix.FILL_FIELD,
        takes=frozenset({"filter"}),
        needs=frozenset({"filter"}),
        say=lambda _params, _name: (_("The deal is as it has to be"), {}),
    ),
    CriterionKind(
        name="person",
        evidence=NAMED,
        fix=Fix.ADD_PERSON,
        takes=frozenset({"role"}),
        needs=frozenset({"role"}),
        say=lambda params, _name: (ROLE_SENTENCES[PersonRole(params["role"])], {}),
    ),
    CriterionKind(
        name="manual",
        evidence=TICKED,
        fix=Fix.TICK,
        say=lambda _params, _name: (_("Checked by hand"), {}),
    ),
)
