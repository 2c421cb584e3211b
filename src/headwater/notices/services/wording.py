"""What a notice says and which page it leads to, for whoever reads it outside the app."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from django.utils.translation import gettext

from headwater.accounts.rules import Actor
from headwater.notices.rules import NoticeKind

FILES_AND_WORKS = {"export": "/exports", "work": "/changes"}
SAID_BY_WHAT = {*FILES_AND_WORKS, "shared"}  # whatever their kind
PAGES = {
    NoticeKind.DIGEST: "/digest",
    NoticeKind.SOURCE: "/insights/targets",
    NoticeKind.SEEN: "/mail?box=sent&thread={thread_id}",
}
PLACES = {"deal": "deals", "company": "companies", "person": "people", "lead": "leads"}


def path_of(notice: Mapping[str, Any]) -> str:
    """Say which page shows what a notice is about."""
    if notice["kind"] in PAGES:
        return PAGES[notice["kind"]].format(**notice)
    for kind, place in PLACES.items():
        if notice[f"{kind}_id"]:
            return f"/{place}/{notice[f'{kind}_id']}"
    if notice["what"] in FILES_AND_WORKS:
        return FILES_AND_WORKS[notice["what"]]
    return "/tasks" if notice["subject"] == "task" else "/notices"


def sentence(notice: Mapping[str, Any], actor: Actor) -> str:
    """Say what a notice tells, in the language in force."""
    nobody = gettext("Somebody") if notice["kind"] == NoticeKind.SEEN else gettext("Headwater")
    who = notice["actor_name"] or nobody
    words = {"who": who, "title": notice["title"], "stage": notice["stage_name"]}
    words["count"] = notice["count"]
    words["when"] = moment(notice["due_at"], actor, is_all_day=notice["all_day"])
    return _pattern(notice).format(**words)


def _pattern(notice: Mapping[str, Any]) -> str:
    kind = NoticeKind(notice["kind"])
    if kind in {NoticeKind.DIGEST, NoticeKind.SOURCE, NoticeKind.SEEN}:
        return _of_workspace(notice["what"])
    if notice["title"] is None:
        return _about_many(kind)
    if kind in {NoticeKind.DEAL, NoticeKind.FOLLOWED}:
        return _step(notice["what"])
    if notice["what"] and (notice["subject"] == "task" or notice["what"] in SAID_BY_WHAT):
        return _given(notice["what"])
    return {
        NoticeKind.MENTIONED: gettext("{who} mentioned you: {title}"),
        NoticeKind.GIVEN: gettext("{who} gave you: {title}"),
        NoticeKind.REMINDER: gettext("Reminder: {title}, {when}"),
    }[kind]


def _given(what: str) -> str:
    return {
        "freed": gettext("Nothing holds it up any more: {title}"),
        "invited": gettext("{who} invited you: {title}, {when}"),
        "rescheduled": gettext("{who} moved {title} to {when}"),
        "yes": gettext("{who} comes: {title}"),
        "maybe": gettext("{who} may come: {title}"),
        "no": gettext("{who} does not come: {title}"),
        "shared": gettext("{who} shared with you: {title}"),
        "export": gettext("Your file is ready: {title}"),
        "work": gettext("Your bulk edit is finished, {title} changed"),
        "pending": gettext("{who} does not know yet: {title}"),
    }[what]


def _of_workspace(what: str | None) -> str:
    return {
        "dry": gettext("The source of {title} is dry: too little is under way for its target"),
        "opened": gettext("{who} opened your letter: {title}"),
        "clicked": gettext("{who} followed a link of your letter: {title}"),
        "reopened": gettext("{who} opened your letter again: {title}"),
        "low": gettext("The source of {title} runs dry in about {count} weeks"),
    }.get(what or "", gettext("Your week"))


def _about_many(kind: NoticeKind) -> str:
    if kind is NoticeKind.REMINDER:
        return gettext("{count} tasks to be reminded of")
    if kind is NoticeKind.GIVEN:
        return gettext("{who} gave you {count} records")
    if kind is NoticeKind.FOLLOWED:
        return gettext("{who} did something with {count} records you follow")
    return gettext("{who} did something with {count} records of yours")


def _step(what: str | None) -> str:
    return {
        "won": gettext("{who} won {title}"),
        "lost": gettext("{who} lost {title}"),
        "void": gettext("{who} marked {title} as void"),
        "reopened": gettext("{who} reopened {title}"),
        "note": gettext("{who} wrote about {title}"),
        "owner": gettext("{who} gave {title} to another owner"),
        "state": gettext("{who} moved {title} on"),
    }.get(what or "", gettext("{who} moved {title} to {stage}"))


def moment(at: datetime | None, actor: Actor, *, is_all_day: bool) -> str:
    """Write a moment as people write it where the actor lives and in their language."""
    if at is None:
        return ""
    local = at.astimezone(ZoneInfo(actor.time_zone))
    locale = Locale.parse(actor.language.replace("-", "_"))
    if is_all_day:
        return str(format_date(local.date(), "long", locale=locale))
    return str(format_datetime(local, "medium", locale=locale))
