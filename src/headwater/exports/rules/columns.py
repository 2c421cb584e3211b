"""What stands in the columns of an export: which are there, how they are headed and read.

A column is called as the screens call it. One of money is followed by its currency. The headings
are such that an import knows them again.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Any, NamedTuple

from headwater.exports.rules import ExportKind, UnknownColumn
from headwater.lib.writing import Cell

Row = Mapping[str, Any]
Words = Callable[[str], str]


class Reading(NamedTuple):
    """How cells are read: in which time zone, and how a word of ours is said."""

    zone: tzinfo
    say: Words


class Part(NamedTuple):
    """One column of the file."""

    heading: str
    read: Callable[[Row, Reading], Cell]


def _(sentence: str) -> str:
    """Mark what is to be translated when it is used."""
    return sentence


def _plain(key: str) -> Callable[[Row, Reading], Cell]:
    return lambda row, _how: row[key]


def _amount(key: str) -> Callable[[Row, Reading], Cell]:
    return lambda row, _how: None if row[key] is None else Decimal(row[key])


def _moment(key: str) -> Callable[[Row, Reading], Cell]:
    def read(row: Row, how: Reading) -> Cell:
        at = row[key]
        return at.astimezone(how.zone).replace(tzinfo=None) if isinstance(at, datetime) else None

    return read


def _list(key: str) -> Callable[[Row, Reading], Cell]:
    return lambda row, _how: ", ".join(row[key])


def _id(key: str) -> Callable[[Row, Reading], Cell]:
    return lambda row, _how: str(row[key])


def _channel(kind: str) -> Callable[[Row, Reading], Cell]:
    return lambda row, _how: ", ".join(
        channel["value"] for channel in row["channels"] if channel["kind"] == kind
    )


def _word(key: str, words: Mapping[str, str]) -> Callable[[Row, Reading], Cell]:
    return lambda row, how: how.say(words[row[key]]) if row[key] in words else row[key]


STATUS = {"open": _("Open"), "won": _("Won"), "lost": _("Lost"), "void": _("Void")}
CATEGORY = {
    "omitted": _("Omitted"), "pipeline": _("Pipeline"), "best_case": _("Best case"),
    "commit": _("Commit"), "closed": _("Closed"),
}  # fmt: skip
LEAD_STATE = {
    "new": _("New"), "working": _("Working"), "qualified": _("Qualified"),
    "disqualified": _("Disqualified"), "recycled": _("Recycled"),
}  # fmt: skip
TASK_KIND = {
    "task": _("To do"), "call": _("Call"), "email": _("Email"), "meeting": _("Meeting"),
    "visit": _("Visit"),
}  # fmt: skip
ROLE = {
    "champion": _("Champion"), "decision_maker": _("Decision maker"),
    "economic_buyer": _("Economic buyer"), "user": _("User"), "blocker": _("Blocker"),
    "legal": _("Legal"), "other": _("Other"),
}  # fmt: skip
ATTITUDE = {"supportive": _("For us"), "neutral": _("Neutral"), "against": _("Against us")}
INFLUENCE = {"high": _("High"), "medium": _("Medium"), "low": _("Low")}
OWNER = Part(_("Owner"), _plain("owner_name"))
CREATED = Part(_("Created at"), _moment("created_at"))
RISK = Part(_("At risk"), _plain("risk"))
CURRENCY = Part(_("Currency"), _plain("currency"))
COLUMNS: Mapping[ExportKind, Mapping[str, tuple[Part, ...]]] = {
    ExportKind.DEALS: {
        "title": (Part(_("Deal name"), _plain("title")),),
        "value": (Part(_("Deal value"), _amount("value")), CURRENCY),
        "company": (Part(_("Company name"), _plain("company_name")),),
        "stage": (Part(_("Deal stage"), _plain("stage_name")),),
        "status": (Part(_("Deal status"), _word("status", STATUS)),),
        "owner": (OWNER,),
        "next": (
            Part(_("Next step"), _plain("next_activity_title")),
            Part(_("Next step at"), _moment("next_activity_at")),
        ),
        "close": (Part(_("Expected close date"), _plain("expected_close_date")),),
        "risk": (RISK,),
        "category": (Part(_("Forecast category"), _word("category", CATEGORY)),),
        "chance": (Part(_("Win probability, %"), _plain("win_probability")),),
        "created": (CREATED,),
        "entered": (Part(_("Stage entered"), _moment("stage_entered_at")),),
        "closed": (Part(_("Closed at"), _moment("closed_at")),),
        "pipeline": (Part(_("Pipeline"), _plain("pipeline_name")),),
        "source": (Part(_("Source"), _plain("source_name")),),
        "reason": (Part(_("Lost reason"), _plain("lost_reason_name")),),
        "tags": (Part(_("Tags"), _list("tags")),),
        "id": (Part(_("Deal ID"), _id("id")),),
    },
    ExportKind.COMPANIES: {
        "name": (Part(_("Company name"), _plain("name")),),
        "group": (Part(_("Parent company"), _plain("parent_name")),),
        "industry": (Part(_("Industry"), _plain("industry")),),
        "tier": (Part(_("Tier"), _plain("tier")),),
        "domain": (Part(_("Website"), _plain("domain")),),
        "deals": (Part(_("Open deals"), _plain("open_deals")),),
        "people": (Part(_("People"), _plain("people_count")),),
        "owner": (OWNER,),
        "size": (Part(_("Number of employees"), _plain("size")),),
        "country": (Part(_("Country"), _plain("country")),),
        "credit": (Part(_("Credit code"), _plain("credit_code")),),
        "phone": (Part(_("Company phone"), _channel("phone")),),
        "created": (CREATED,),
    },
    ExportKind.PEOPLE: {
        "name": (Part(_("Full name"), _plain("name")),),
        "title": (Part(_("Job title"), _plain("title")),),
        "company": (Part(_("Company name"), _plain("company_name")),),
        "phone": (Part(_("Phone"), _channel("phone")),),
        "email": (Part(_("Email"), _channel("email")),),
        "wechat": (Part(_("WeChat"), _channel("wechat")),),
        "owner": (OWNER,),
        "created": (CREATED,),
    },
    ExportKind.LEADS: {
        "name": (Part(_("Full name"), _plain("name")),),
        "company": (Part(_("Company name"), _plain("company_name")),),
        "title": (Part(_("Job title"), _plain("title")),),
        "state": (Part(_("State"), _word("state", LEAD_STATE)),),
        "email": (Part(_("Email"), _plain("email")),),
        "phone": (Part(_("Phone"), _plain("phone")),),
        "wechat": (Part(_("WeChat"), _plain("wechat")),),
        "value": (Part(_("Deal value"), _amount("value")), CURRENCY),
        "source": (Part(_("Source"), _plain("source_name")),),
        "campaign": (Part(_("Campaign"), _plain("campaign_name")),),
        "owner": (OWNER,),
        "created": (CREATED,),
    },
    ExportKind.TASKS: {
        "title": (Part(_("Task"), _plain("title")),),
        "kind": (Part(_("Kind"), _word("kind", TASK_KIND)),),
        "due": (Part(_("Due at"), _moment("due_at")),),
        "done": (Part(_("Done at"), _moment("completed_at")),),
        "owner": (OWNER,),
        "deal": (Part(_("Deal name"), _plain("deal_title")),),
        "company": (Part(_("Company name"), _plain("company_name")),),
        "person": (Part(_("Full name"), _plain("person_name")),),
        "created": (CREATED,),
    },
    ExportKind.STAKEHOLDERS: {
        "name": (Part(_("Full name"), _plain("name")),),
        "title": (Part(_("Job title"), _plain("title")),),
        "role": (Part(_("Role"), _word("role", ROLE)),),
        "attitude": (Part(_("Attitude"), _word("attitude", ATTITUDE)),),
        "influence": (Part(_("Influence"), _word("influence", INFLUENCE)),),
        "reports_to": (Part(_("Reports to"), _list("reports_to")),),
    },
}
TITLES = {
    ExportKind.DEALS: _("Deals"), ExportKind.COMPANIES: _("Companies"),
    ExportKind.PEOPLE: _("People"), ExportKind.LEADS: _("Leads"), ExportKind.TASKS: _("Tasks"),
    ExportKind.STAKEHOLDERS: _("Stakeholders"),
}  # fmt: skip


# What is judged apart from the rows, for more than it costs to read them: only where it is named.
JUDGED = {"risk"}
# What a column is called otherwise than the field it shows.
FIELDS = {"reason": "lost_reason_id", "credit": "credit_code"}


def parts_of(
    kind: ExportKind,
    names: Sequence[str],
    own: Mapping[str, tuple[Part, ...]],
    *,
    hidden: frozenset[str] = frozenset(),
) -> list[Part]:
    """Give the columns of a file in the order asked for; all but what is judged when none is named."""
    shown = {n: one for n, one in COLUMNS[kind].items() if FIELDS.get(n, n) not in hidden}
    known = {**shown, **own}
    for name in names:
        if name not in known:
            raise UnknownColumn("There is no column of that name.", field="columns")
    every = [name for name in known if name not in JUDGED]
    return [part for name in names or every for part in known[name]]
