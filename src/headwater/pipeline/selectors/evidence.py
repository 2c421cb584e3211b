"""What shows that a criterion is met: one SQL expression per kind, filled in by whoever knows it.

An expression sees the criterion as `c` and the deal as `d` and gives a JSON object (at, by, what,
count, as far as they are known) or NULL. So one statement judges any number of deals, and the
packages above register what they keep (docs/decisions/0026).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop as _

from headwater.accounts.rules import Kind
from headwater.accounts.selectors.sight import sees
from headwater.pipeline.rules import PersonRole
from headwater.pipeline.rules.criteria import (
    CriterionField,
    Fix,
    Params,
    UnknownCriterionKind,
    check_params,
)

Sentence = tuple[str, dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class CriterionKind:
    """A kind of criterion: what it takes, how it is judged and said, and what would meet it.

    `named` is the SQL of the name of what it speaks of, in the caller's language.
    """

    name: str
    evidence: str
    say: Callable[[Params, str | None], Sentence]
    fix: Fix
    takes: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    named: str = "NULL::text"
    check: Callable[[Params], None] | None = None


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


def check_criterion(name: str, params: Params) -> None:
    """Refuse a kind nobody offers, and params it cannot be judged by."""
    kind = kind_named(name)
    check_params(params, takes=kind.takes, needs=kind.needs)
    if kind.check is not None:
        kind.check(params)


def evidence_sql(names: Iterable[str] | None = None) -> str:
    """Write the expression that judges a criterion `c` for a deal `d`, for the kinds in use."""
    return _by_kind({kind.name: kind.evidence for kind in _chosen(names)}, "jsonb")


def named_sql() -> str:
    """Write the expression that names what a criterion `c` speaks of."""
    return _by_kind({kind.name: kind.named for kind in kinds()}, "text")


def _chosen(names: Iterable[str] | None) -> list[CriterionKind]:
    return kinds() if names is None else [_kinds[name] for name in names if name in _kinds]


def _by_kind(expressions: dict[str, str], kind: str) -> str:
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

register(
    CriterionKind(
        name="field",
        evidence=FILLED,
        fix=Fix.FILL_FIELD,
        takes=frozenset({"field"}),
        needs=frozenset({"field"}),
        say=lambda params, _name: (FIELD_SENTENCES[CriterionField(params["field"])], {}),
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
