"""A question as it was kept, read again; and what a dashboard's filters make of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from headwater.reports.rules import Chart, Compare, Preset, QuestionUnreadable, ReportQuestion

KEPT_AS = {"from": "from_day", "to": "to_day"}
READ: Mapping[str, Any] = {
    **dict.fromkeys(("pipeline_id", "owner_id", "team_id", "other_owner_id", "other_team_id"), UUID),
    **dict.fromkeys(("from_day", "to_day", "other_from", "other_to"), date.fromisoformat),
    **dict.fromkeys(("as_of", "other_as_of"), datetime.fromisoformat),
    "period": Preset, "compare": Compare, "chart": Chart,
}  # fmt: skip


def question_of(kept: Mapping[str, Any]) -> ReportQuestion:
    """Read a kept question; what another version has written and this one does not know is refused."""
    named = {KEPT_AS.get(name, name): value for name, value in kept.items() if value is not None}
    try:
        return ReportQuestion(**{name: READ.get(name, str)(one) for name, one in named.items()})
    except (TypeError, ValueError):
        raise QuestionUnreadable("This report cannot be read any more. Save it anew.") from None


def kept_of(question: ReportQuestion) -> dict[str, str]:
    """Say a question as it is kept: what is as if left out is left out."""
    names = {field: name for name, field in KEPT_AS.items()}
    bare = vars(ReportQuestion(measure=""))
    return {
        names.get(field, field): value.isoformat() if isinstance(value, date) else str(value)
        for field, value in vars(question).items()
        if value != bare[field]
    }


class Filters(TypedDict, total=False):
    """What a dashboard asks all its tiles with; None: whatever the report says."""

    pipeline_id: UUID | None
    owner_id: UUID | None
    team_id: UUID | None
    from_day: date | None
    to_day: date | None
    as_of: datetime | None


def under(question: ReportQuestion, **filters: Unpack[Filters]) -> ReportQuestion:
    """Ask it under the filters of a dashboard: those that are set hold instead of the report's.

    Of two instants the earlier one holds: what came later is not known as of the other.
    """
    held: dict[str, Any] = {name: one for name, one in filters.items() if one is not None}
    if "from_day" in held or "to_day" in held:
        held = {"period": None, "from_day": None, "to_day": None} | held
    if as_of := held.pop("as_of", None):
        held["as_of"] = min(as_of, question.as_of or as_of)
        if question.other_as_of:
            held["other_as_of"] = min(as_of, question.other_as_of)
    return replace(question, **held)
