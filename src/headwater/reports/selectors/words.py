"""What measures, keys and the other side of a comparison are called, in files and tiles."""

from collections.abc import Mapping
from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from headwater.accounts.models import Member, Team
from headwater.exports.rules.columns import CATEGORY, LEAD_STATE, STATUS, TASK_KIND
from headwater.reports.rules import ReportQuestion
from headwater.reports.selectors.dimensions import BANDS

MEASURES: Mapping[str, str] = {
    "open_count": _("Open deals"), "open_value": _("Open value"),
    "open_weighted": _("Weighted open value"), "created_count": _("Deals created"),
    "created_value": _("Value created"), "won_count": _("Deals won"), "won_value": _("Value won"),
    "won_average": _("Average deal won"), "won_median": _("Median deal won"),
    "won_cycle": _("Median sales cycle"), "lost_count": _("Deals lost"),
    "lost_value": _("Value lost"), "win_rate": _("Win rate by count"),
    "win_rate_value": _("Win rate by value"), "cohort_won": _("Won of those created"),
    "visits_begun": _("Stages entered"), "visits_median": _("Median time in stage"),
    "stage_advanced": _("Went on, of those that left a stage"),
    "stage_lost": _("Lost, of those that left a stage"),
    "pushes_count": _("Expected closes put off"),
    "pushes_days": _("Put off by, median"), "leads_created": _("Leads created"),
    "leads_qualified": _("Leads qualified"), "tasks_done": _("Activities done"),
    "tasks_overdue": _("Tasks overdue"),
}  # fmt: skip
VIEWS: Mapping[str, str] = {
    "live": _("Live"), "period": _("Period"), "cohort": _("Cohort"),
}  # fmt: skip
KEYS: Mapping[str, Mapping[str, str]] = {
    "status": STATUS, "category": CATEGORY, "lead_state": LEAD_STATE, "task_kind": TASK_KIND,
}  # fmt: skip
FLAGS: Mapping[str, str] = {"true": _("Yes"), "false": _("No")}


def word_of(dimension: str, key: str, locale: Locale) -> str:
    """Say a key that is a word of ours; any other is its own name."""
    if dimension == "value_band" and key.isdigit():
        return _band(int(key), locale)
    words = KEYS.get(dimension) or (FLAGS if dimension.startswith("custom.") else {})
    return gettext(words[key]) if key in words else key


def _band(number: int, locale: Locale) -> str:
    said = [format_decimal(end, locale=locale) for end in BANDS]
    if number == 0:
        return f"< {said[0]}"
    return f"≥ {said[-1]}" if number == len(BANDS) else f"{said[number - 1]} – {said[number]}"


def step_of(grain: str, key: str, locale: Locale) -> str:
    """Say a step of an axis of time: "Mar 2026", "Q1 2026"; of a week its first day."""
    day = date.fromisoformat(key)
    match grain:
        case "month":
            return str(format_skeleton("yMMM", day, locale=locale))
        case "quarter":
            return str(format_skeleton("yQQQ", day, locale=locale))
        case "year":
            return str(format_skeleton("y", day, locale=locale))
        case _:
            return str(format_date(day, format="medium", locale=locale))


def side_of(mine: ReportQuestion, other: ReportQuestion, locale: Locale) -> str:
    """Call the other side of a comparison by what is other in it."""
    said = []
    if (other.owner_id, other.team_id) != (mine.owner_id, mine.team_id):
        said.append(_person(other))
    if (other.from_day, other.to_day, other.period) != (mine.from_day, mine.to_day, mine.period):
        ends = [
            one and format_date(one, "medium", locale) for one in (other.from_day, other.to_day)
        ]
        said.append(" – ".join(end or "…" for end in ends))
    elif other.as_of and other.as_of != mine.as_of:
        day = format_date(other.as_of, "medium", locale)
        said.append(gettext("as of {moment}").format(moment=day))
    return " · ".join(said)


def _person(question: ReportQuestion) -> str:
    people = Member.objects if question.owner_id else Team.objects
    asked = question.owner_id or question.team_id
    if asked is None:
        return gettext("Everybody")
    return str(people.filter(id=asked).values_list("name", flat=True).first() or "…")
