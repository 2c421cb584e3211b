"""For every figure of every page: how many records it counts, and where the page leads to them.

These are the links of `web/src/features/insights`; what is not here has no records (see metrics.md).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

DEALS, LEADS = "/insights/deals", "/insights/lead-list"
CONTACTS, TASKS = "/insights/contacts", "/insights/tasks"


@dataclass(frozen=True)
class Behind:
    """A figure: what it counts, and the door and question that list it."""

    name: str
    n: int
    door: str
    ask: dict[str, Any]


def deals(name: str, n: int, figure: str, **ask: Any) -> Behind:
    return Behind(name, n, DEALS, {"figure": figure} | ask)


def leads(name: str, n: int, figure: str, **ask: Any) -> Behind:
    return Behind(name, n, LEADS, {"figure": figure} | ask)


def funnel(data: Any) -> Iterator[Behind]:
    way = "strict" if data["way"] == "strict" else "funnel"
    yield deals("entered", data["cohort"]["n"], "funnel_cohort")
    parts = ["won", "lost", "open", *(["skipped"] if way == "strict" else ["void"])]
    for part in parts:
        yield deals(part, data[part]["n"], f"{way}_{part}")
    decided = sum(data[part]["n"] for part in ("won", "lost", "void"))
    yield deals("overall conversion, decided only", decided, f"{way}_decided")
    for stage in data["stages"]:
        for part in ("reached", "undecided", "lost", "won"):
            if way == "funnel" or not stage["is_archived"]:
                name = f"{stage['position']} {part}"
                yield deals(name, stage[part]["n"], f"{way}_{part}", stage_id=stage["stage_id"])


def exits(data: Any) -> Iterator[Behind]:
    for stage in data["stages"]:
        here = {"stage_id": stage["stage_id"]}
        yield deals(f"{stage['name']} left", stage["left"]["n"], "left_all", **here)
        for part in ("advanced", "won", "back", "lost", "void", "elsewhere"):
            yield deals(f"{stage['name']} {part}", stage[part]["n"], f"left_{part}", **here)


def stage_times(data: Any) -> Iterator[Behind]:
    for stage in data["stages"]:
        here = {"stage_id": stage["stage_id"]}
        yield deals(f"{stage['name']} waiting", stage["n_censored"], "stage_waiting", **here)


def pipeline(data: Any) -> Iterator[Behind]:
    yield deals("open, value, weighted, age", data["open"]["n"], "pipeline_open")
    for one in data["by_stage"]:
        yield deals(one["name"], one["n"], "pipeline_open", stage_id=one["stage_id"])
    for one in data["by_owner"]:
        yield deals(one["name"], one["n"], "pipeline_open", owner_id=one["owner_id"])
    for one in data["aging"]:
        ages = {"age_from": one["from_days"], "age_to": one["to_days"]}
        ask = {name: value for name, value in ages.items() if value is not None}
        yield deals(f"from {one['from_days']} days", one["n"], "pipeline_open", **ask)
    period = data["period"]
    yield deals("won", period["won"]["n"], "period_won")
    yield deals("lost", period["lost"]["n"], "period_lost")
    yield deals("win rate", period["win_rate"]["n"], "period_closed")
    yield deals("deal size", period["deal_size"]["n"], "period_won")
    yield deals("cycle", period["cycle_days"]["n"], "period_won")
    levers = {one["lever"]: one["value"] for one in period["velocity"]["levers"]}
    yield deals("velocity: open deals", int(levers["open_deals"]), "pipeline_open")
    yield from _reasons(period["loss_reasons"])


def _reasons(reasons: Any) -> Iterator[Behind]:
    for one in reasons:
        ask = {"lost_reason_id": one["lost_reason_id"] or "none"}
        yield deals(f"lost for {one['name']}", one["n"], "period_lost", **ask)
        for stage in one["by_stage"]:
            name = f"lost for {one['name']} from {stage['name']}"
            yield deals(name, stage["n"], "period_lost", stage_id=stage["stage_id"], **ask)


def outcomes(data: Any) -> Iterator[Behind]:
    for one in [*data["groups"], data["whole"] | {"name": "all", "key": None, "is_all": True}]:
        ask = {} if one.get("is_all") else {"by": data["by"]}
        ask |= {"key": one["key"]} if one["key"] else {}
        yield deals(f"{one['name']} closed", one["n"], "period_closed", **ask)
        yield deals(f"{one['name']} won", one["won"]["n"], "period_won", **ask)
        yield deals(f"{one['name']} lost", one["lost"]["n"], "period_lost", **ask)
    for one in data["competitors"]:
        ask = {"by": "competitor"} | ({"key": one["name"]} if one["name"] else {})
        yield deals(f"lost to {one['name']}", one["n"], "period_lost", **ask)
    yield from _reasons(data["loss_reasons"])


def cohorts(data: Any) -> Iterator[Behind]:
    for one in data["cohorts"]:
        ask = {"from": one["from"], "to": one["to"], "by": data["by"]}
        yield deals(f"{one['from']}", one["all"]["n"], "cohort_all", **ask)
        for part, amount in one["now"].items():
            yield deals(f"{one['from']} {part}", amount["n"], f"cohort_{part}", **ask)
        for step in one["steps"]:
            for part in ("alive", "won", "lost", "void"):
                name = f"{one['from']} {part} by {step['day']}"
                ended = ask | {"ended_by": step["day"]}
                yield deals(name, step[part]["n"], f"cohort_{part}", **ended)


def movement(data: Any) -> Iterator[Behind]:
    yield deals("total", data["total"]["n"], "movement")
    for way in ("stayed", "forward", "back"):
        yield deals(way, data[way]["n"], "movement", direction=way)
    for side, places in (("came_from", data["rows"]), ("went_to", data["columns"])):
        for one in places:
            yield deals(f"{side} {one['key']}", one["n"], "movement", **{side: one["key"]})
    for one in data["cells"]:
        ask = {"came_from": one["came_from"], "went_to": one["went_to"]}
        yield deals(" → ".join(ask.values()), one["n"], "movement", **ask)


def changes(data: Any) -> Iterator[Behind]:
    for end in ("opening", "closing"):
        yield deals(end, data[end]["n"], f"change_{end}")
    for step in data["steps"]:
        yield deals(step["what"], step["n"], f"change_{step['what']}")


def flow(data: Any) -> Iterator[Behind]:
    for one in data["cells"]:
        ask = {"origin": one["origin"], "goal": one["goal"]}
        yield deals(" → ".join(ask.values()), one["n"], "flow", **ask)


def hygiene(data: Any) -> Iterator[Behind]:
    yield deals("open", data["open"]["n"], "pipeline_open")
    for group in [data, *data["by_owner"], *data["by_stage"]]:
        ask = {name: group[name] for name in ("owner_id", "stage_id") if group.get(name)}
        for one in group["checks"]:
            name = f"{group.get('name')} {one['check']}"
            yield deals(name, one["n"], "health", check=one["check"], **ask)


def lead_funnel(data: Any) -> Iterator[Behind]:
    names = [one["step"] for one in data["steps"]]
    reached = ["cohort", "working", "qualified", "deal", "won"]
    waits = {"new": "undecided_new", "working": "undecided_working", "deal": "deal_open"}
    out = {"new": "disqualified_new", "working": "disqualified_working"}
    out |= {"qualified": "without_deal", "deal": "deal_out"}
    for at, one in enumerate(data["steps"]):
        name = names[at]
        yield leads(name, one["reached"], reached[at])
        if name in waits:
            yield leads(f"{name} waits", one["undecided"], waits[name])
        if name in out:
            yield leads(f"{name} out", one["out"], out[name])
            goes_on = one["reached"] - one["undecided"] - one["out"]
            yield leads(f"{name} goes on", goes_on, reached[at + 1])
    yield leads("speed", data["speed"]["due"], "due")
    yield leads("within the agreed time", data["speed"]["answered"], "answered")
    for one in data["reasons"]:
        yield leads(one["name"], one["n"], "disqualified", reason_id=one["reason_id"])
    for one in data["times"]:
        waiting = "away" if one["state"] == "recycled" else f"waiting_{one['state']}"
        yield leads(f"{one['state']} waiting", one["n_censored"], waiting)
    yield from _lead_lines(data)
    period = data["period"]
    given, due = period["acceptance"]["handed_over"], period["acceptance_of_all"]["handed_over"]
    yield leads("qualified in it", period["qualified"], "period_qualified")
    yield leads("acceptance", given, "period_qualified_handed_over")
    yield leads("handed over", period["all_handed_over"], "period_handed_over")
    yield leads("acceptance of all", due, "period_due")


def _lead_lines(data: Any) -> Iterator[Behind]:
    figures = {"leads": "cohort", "working": "working", "qualified": "qualified", "deals": "deal"}
    figures |= {"won": "won", "undecided": "undecided", "disqualified": "disqualified"}
    for by in ("source", "campaign", "owner"):
        for line in data[f"by_{by}"]:
            if line["id"] is None and by == "owner":
                continue
            ask = {f"{by}_id": line["id"] or "none"}
            for count, figure in figures.items():
                yield leads(f"{line['name']} {count}", line[count], figure, **ask)
            yield leads(f"{line['name']} speed", line["speed"]["due"], "due", **ask)


def sources(data: Any) -> Iterator[Behind]:
    view = {"view": "period"} if data["view"] == "period" else {}
    qualified = "period_qualified" if view else "qualified"
    for line in [*data["items"], data["total"] | {"is_total": True}]:
        name = line["name"]
        ask = {} if line.get("is_total") else {f"{data['by']}_id": line["id"] or "none"}
        yield leads(f"{name} leads", line["leads"], "cohort", **ask)
        yield leads(f"{name} qualified", line["qualified"], qualified, **ask)
        yield deals(f"{name} deals", line["deals"], "source_deal", **ask, **view)
        yield deals(f"{name} won", line["won"], "source_won", **ask, **view)
        yield deals(f"{name} open", line["open"], "source_open", **ask, **view)


def activity(data: Any) -> Iterator[Behind]:
    yield from _done("all", data["whole"]["together"])
    for team in data["teams"]:
        if team["team_id"]:
            yield from _done(team["name"], team["together"], team_id=team["team_id"])
    for one in data["members"]:
        yield from _done(one["name"], one, owner_id=one["member_id"])
    for one in data["heat"]:
        ask = {"kind": "contacts", "weekday": one["weekday"], "hour": one["hour"]}
        yield Behind(f"{one['weekday']} {one['hour']}:00", one["contacts"], CONTACTS, ask)
    for end, one in data["effort"].items():
        yield deals(f"effort of {end}", one["n"], f"source_{end}", view="period")


def _done(name: str, done: Any, **whose: Any) -> Iterator[Behind]:
    contacts = {"calls": "calls", "connect rate": "calls_judged", "meetings": "meetings"}
    contacts |= {"mails": "mails", "messages": "messages", "notes": "notes"}
    for what, kind in contacts.items():
        n = done["calls_judged" if kind == "calls_judged" else kind]
        yield Behind(f"{name} {what}", n, CONTACTS, {"kind": kind} | whose)
    for figure in ("done", "due", "on_time"):
        yield Behind(f"{name} {figure}", done[f"tasks_{figure}"], TASKS, {"figure": figure} | whose)
    yield deals(f"{name} new", done["new_deals"], "source_deal", view="period", **whose)
    yield leads(f"{name} leads", done["leads"], "cohort", **whose)
    yield leads(f"{name} speed", done["leads_due"], "due", **whose)


def people(data: Any) -> Iterator[Behind]:
    for one in data["items"]:
        for figure in one["figures"]:
            if found := _of_member(one, figure):
                yield found


def sheet(data: Any) -> Iterator[Behind]:
    yield from people({"items": [data]})


OF_MEMBER: dict[str, tuple[str, dict[str, str]]] = {
    "won": (DEALS, {"figure": "period_won"}),
    "size": (DEALS, {"figure": "period_won"}),
    "cycle_days": (DEALS, {"figure": "period_won"}),
    "win_rate": (DEALS, {"figure": "period_closed"}),
    "open": (DEALS, {"figure": "pipeline_open"}),
    "at_risk": (DEALS, {"figure": "health", "check": "at_risk"}),
    "new_deals": (DEALS, {"figure": "source_deal", "view": "period"}),
    "calls": (CONTACTS, {"kind": "calls"}),
    "meetings": (CONTACTS, {"kind": "meetings"}),
    "mails": (CONTACTS, {"kind": "mails"}),
    "messages": (CONTACTS, {"kind": "messages"}),
    "tasks_done": (TASKS, {"figure": "done"}),
    "on_time": (TASKS, {"figure": "due"}),
    "leads": (LEADS, {"figure": "cohort"}),
    "answer_minutes": (LEADS, {"figure": "due"}),
}


def _of_member(one: Any, told: Any) -> Behind | None:
    """What a figure of a member is made of; the worth of deals is counted beside them."""
    if told["figure"] not in OF_MEMBER:
        return None
    door, ask = OF_MEMBER[told["figure"]]
    n = told["value"] if told["n"] is None else told["n"]
    name = f"{one['name']} {told['figure']}"
    return Behind(name, int(n), door, ask | {"owner_id": one["member_id"]})


def targets(data: Any) -> Iterator[Behind]:
    kinds = {"activities": ["call", "meeting", "visit", "email"], "calls": ["call"]}
    span = {"from": data["from"], "to": data["to"]}
    for one in data["items"]:
        whose = {f"{kind}_id": one[key] for kind, key in WHOSE if one[key]}
        if data["measure"] in kinds:
            ask = {"figure": "done", "kinds": kinds[data["measure"]]} | whose | span
            yield Behind(f"{one['name']} done", one["n"], TASKS, ask)
            continue
        done = "target_new" if data["measure"] == "new_pipeline" else "target_won"
        yield deals(f"{one['name']} done", one["n"], done, **whose, **span)
        due = {"due_from": data["from"], "due_to": data["to"]}
        if data["measure"] != "new_pipeline":
            yield deals(f"{one['name']} due", one["n_due"], "target_due", **whose, **due)
            yield deals(f"{one['name']} open", one["n_open"], "target_open", **whose)


WHOSE = (("owner", "member_id"), ("team", "team_id"))


def rollup(data: Any) -> Iterator[Behind]:
    span = {"from": data["from"], "to": data["to"]}
    due = {"due_from": data["from"], "due_to": data["to"]}
    for line in data["lines"]:
        whose = {"team_id" if line["kind"] == "team" else "owner_id": line["id"]}
        yield deals(f"{line['name']} closed", line["closed"]["n"], "period_won", **whose, **span)
        for goal in ("commit", "best_case", "pipeline"):
            name = f"{line['name']} {goal}"
            yield deals(name, line[goal]["n"], "called", goal=goal, **whose, **span)
        omitted = {"goal": "omitted"} | whose | due
        yield deals(f"{line['name']} omitted", line["omitted"]["n"], "flow", **omitted)


def outlook(data: Any) -> Iterator[Behind]:
    day = {"day": data["day"]}
    left_out = int((data["zombies"] or {"n": 0})["n"])
    for one in data["periods"]:
        span = {"from": one["from"], "to": one["to"]} | day
        name = f"{one['unit']} from {one['from']}"
        if one["is_current"]:
            yield deals(f"{name} already", int(one["already"]["n"]), "forecast_won", **span)
        yield deals(f"{name} open", data["n_open"] - left_out, "forecast_open", **span)
        yield deals(f"{name} due", one["n_due"], "forecast_due", **span)
    for test in data["tests"]:
        for trial in test["trials"]:
            known = date.fromisoformat(trial["to"]) + timedelta(days=1)
            span = {"from": trial["from"], "to": trial["to"], "day": known.isoformat()}
            name = f"{test['unit']} of {trial['from']} came"
            yield deals(name, int(trial["actual"]["n"]), "forecast_won", **span)


Read = Callable[[Any], Iterator[Behind]]
PAGES: dict[str, Read] = {
    "/insights/funnel": funnel,
    "/insights/funnel?way=strict": funnel,
    "/insights/stage-exits": exits,
    "/insights/stage-times": stage_times,
    "/insights/pipeline": pipeline,
    "/insights/outcomes?by=owner": outcomes,
    "/insights/outcomes?by=stage": outcomes,
    "/insights/cohorts?by=week": cohorts,
    "/insights/movement": movement,
    "/insights/changes": changes,
    "/insights/flow": flow,
    "/insights/hygiene": hygiene,
    "/insights/leads": lead_funnel,
    "/insights/sources?view=cohort": sources,
    "/insights/sources?view=period": sources,
    "/insights/sources?by=campaign": sources,
    "/insights/activity": activity,
    "/insights/people": people,
    "/insights/people/{member}": sheet,
    "/targets?measure=deals_won": targets,
    "/targets?measure=new_pipeline": targets,
    "/targets?measure=activities": targets,
    "/forecast/rollup": rollup,
}
LIVE = {"/insights/hygiene", "/forecast/rollup", "/targets"}
