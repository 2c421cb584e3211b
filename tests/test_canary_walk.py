"""The canary walk: what is hidden from somebody is found through no door (design, trust.md 4, class 3).

A unique word or number stands in every field that a role can be kept from, and in records of
others. Then members walk every operation that reads, files, the log and the stream.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from headwater.accounts.models import Member, VisibilityRule
from headwater.accounts.rules import RULED_ROLES, FieldAccess, Kind, Level, Right, Role
from headwater.accounts.rules.fields import HIDEABLE
from headwater.events.models import EventRecord
from headwater.events.reader import Entry
from headwater.fields.models import CustomField
from headwater.fields.rules.custom import CustomType
from headwater.fields.services.custom import create_field
from headwater.notices.selectors.digest import digest
from headwater.people.models import Channel
from headwater.pipeline.models import Deal, Stage
from headwater.stream.selectors import lines_told
from tests import make
from tests.access_matrix import MATRIX
from tests.calling import API, Caller, content_of, edit
from tests.test_access_matrix import LISTED, send, text
from tests.worlds import NOW, World, undone, world

PLACES = {
    Kind.DEAL: "/deals/{deal}",
    Kind.COMPANY: "/companies/{company}",
    Kind.PERSON: "/people/{person}",
    Kind.LEAD: "/leads/{lead}",
    Kind.TASK: "/tasks/{task}",
}
# Each holds two: what was written first stands in the history only.
PLAIN: dict[Kind, list[dict[str, Any]]] = {
    Kind.DEAL: [
        {"value": f"{value}.00", "competitor": f"zqcompetitor{n}", "lost_comment": f"zqcomment{n}",
         "win_back_date": f"2031-07-0{n}"}
        for n, value in ((1, 765_432_198), (2, 864_209_753))
    ],
    Kind.COMPANY: [
        {"size": 1_765_432_190 + n, "credit_code": f"zqcode{n}", "description": f"zqfirm{n}"}
        for n in (1, 2)
    ],
    Kind.PERSON: [{"description": f"zqperson{n}"} for n in (1, 2)],
    Kind.LEAD: [
        {"value": f"54321760{n}.00", "email": f"zqlead{n}@nowhere.example", "phone": f"+49 30 5550{n}77",
         "wechat": f"zqwechat{n}", "description": f"zqlead{n}", "credit_code": f"zqleadcode{n}"}
        for n in (1, 2)
    ],
    Kind.TASK: [{}, {}],
}  # fmt: skip
CHANNELS = {
    Kind.COMPANY: [("email", "zqdesk{n}@nowhere.example"), ("phone", "+49 40 5551{n}88"),
                   ("wechat", "zqfirmchat{n}")],
    Kind.PERSON: [("email", "zqme{n}@nowhere.example"), ("phone", "+49 89 5552{n}99"),
                  ("wechat", "zqmychat{n}"), ("linkedin", "https://linkedin.com/in/zqin{n}")],
}  # fmt: skip
# Also as they were added up, weighted and doubled; long, as ids have digits in them as well.
CANARIES = (
    "zq", "765432198", "864209753", "691367802", "1728419506", "2031-07-0", "176543219", "54321760",
    "30 5550277", "30 5550177", "40 5551288", "49405551288", "40 5551188", "89 5552299",
    "49895552299", "89 5552199",
)  # fmt: skip
RANDOM = {"get_push_key"}  # a key may spell anything
SECRET = "PRIVATEER"  # in records of others


@pytest.fixture
def ours(db: None) -> World:
    made = world("CANARY")
    Stage.objects.filter(id=made.ids["stage"]).update(probability=80)
    Deal.objects.exclude(id=made.ids["deal"]).update(value=0)
    owner = Caller(made.members[Role.OWNER])
    for kind, key in ((kind, "secret") for kind in Kind):
        _field(kind, key, CustomType.TEXT, made)
    doubled = {"formula": "value * 2", "on_card": True}
    _field(Kind.DEAL, "doubled", CustomType.FORMULA, made, **doubled)
    _field(Kind.DEAL, "again", CustomType.FORMULA, made, formula="doubled + 0")
    for n in (0, 1):
        for kind, place in PLACES.items():
            path = place.format(**made.ids)
            ways = [{"kind": way, "value": value.format(n=n + 1)}
                    for way, value in CHANNELS.get(kind, ())]  # fmt: skip
            body = PLAIN[kind][n] | ({"channels": ways} if ways else {})
            body["custom"] = {"secret": f"zqcustom{kind}{n}"}
            status, answer = owner.patch(path, body, **edit(_version(owner, path)))
            assert status == 200, answer
    return made


def _field(kind: Kind, key: str, type_: CustomType, made: World, **facts: Any) -> CustomField:
    actor = make.actor(made.members[Role.OWNER])
    return create_field(kind, key=key, type=type_, name_en=key, actor=actor, now=NOW, **facts)


def _version(caller: Caller, path: str) -> int:
    return int(caller.get(path)[1]["version"])


def _kept_from_all(made: World) -> Member:
    """Make a member who sees every record, and of none a field that can be hidden."""
    fields = {
        kind: dict.fromkeys([*HIDEABLE[kind], "custom.secret"], FieldAccess.HIDDEN) for kind in Kind
    }
    role = make.custom_role(
        Role.MANAGER, sight=dict.fromkeys(Kind, Level.ALL), fields=fields,
        rights=sorted({*Right} - {Right.CONFIGURE, Right.MANAGE_MEMBERS}),
    )  # fmt: skip
    return make.member(
        name="CANARY kept", role=Role.MANAGER, custom_role=role, email="kept@example.com"
    )


def _doors(caller: Caller, ids: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Try whatever reads: every GET with the ids of the table, and of everything there is."""
    for name, row in LISTED.items():
        if row.call.startswith("GET "):
            yield name, text(send(caller.client, row, ids))
    for name in ("fill_mail_template", "preview_mail_template"):
        for body in (MATRIX[name].body, *MATRIX[name].also):
            filled = text(send(caller.client, replace(MATRIX[name], body=body), ids))
            yield name, filled.replace(",", "")  # amounts are written as people write them
    for path in (
        "/companies/{company}/history", "/people/{person2}/history", "/deals?limit=200", "/companies?limit=200",
        "/people?limit=200", "/leads?limit=200", "/tasks?limit=50", "/changes", "/deal-totals?group_by=owner",
        "/companies/{company}/timeline", "/people/{person}/timeline", "/insights/funnel", "/insights/pipeline",
        "/insights/stage-times", "/insights/changes", "/insights/flow", "/forecast/rollup", "/forecast/patterns", "/insights/deals?figure=pipeline_open",
        "/insights/leads", "/insights/lead-list?figure=cohort", "/insights/sources?view=period", "/insights/activity", "/insights/contacts",
        "/insights/tasks?figure=due", "/insights/tasks?figure=done", "/insights/deals?figure=forecast_open", "/insights/deals?figure=movement&direction=forward",
        "/insights/people", "/insights/people/{seller}", "/insights/people/{owner}",
        "/insights/deals?figure=source_won", "/forecast-board", "/pipelines-overview",
        "/duplicates/company/{company}/merges/{company2}", "/deal-schedule", "/filters/fields?kind=person",
        "/fields/schema?kind=lead", "/trash?kind=company", "/pipelines/{pipeline}/board", "/duplicates/company",
        "/people/{person}/vcard",
    ):  # fmt: skip
        answer = caller.client.get(API + path.format(**ids))
        yield path, text(answer)


def _files(caller: Caller) -> Iterator[tuple[str, str]]:
    for kind in ("deals", "companies", "people", "leads", "tasks"):
        for form in ("csv", "xlsx"):
            status, made = caller.post(f"/exports/{kind}", {"format": form})
            assert status == 201, made
            content = content_of(caller.client.get(f"{API}/exports/{made['id']}/content"))
            yield f"{kind}.{form}", _unpacked(content) if form == "xlsx" else content.decode()


def _unpacked(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "\n".join(book.read(name).decode(errors="replace") for name in book.namelist())


def _stream(member: Member) -> str:
    entries = [
        Entry(one.pk, 0, one.name, one.subject_kind, one.subject_id, one.actor_id, one.happened_at, one.payload)
        for one in EventRecord.objects.order_by("id")
    ]  # fmt: skip
    lines = lines_told(make.actor(member), entries)
    return json.dumps([line.data for line in lines], default=str, ensure_ascii=False)


def _answers(caller: Caller, made: World) -> Iterator[tuple[str, str]]:
    """Do what answers with a record, or tells of it otherwise than by reading."""
    for kind, place in PLACES.items():
        path = place.format(**made.ids)
        status, answer = caller.patch(path, {}, **edit(_version(caller, path)))
        yield f"PATCH {path}", json.dumps([status, answer])
        name = "title" if kind in {Kind.DEAL, Kind.TASK} else "name"
        status, answer = caller.patch(path, {name: "Late"}, **edit(1))
        assert status == 412, answer
        yield f"stale PATCH {path}", json.dumps([status, answer])
    drafts = {
        "channels": [{"kind": "phone", "value": "+49 89 5552299"}],
        "credit_code": "zqcode2",
    }
    for double in ("person", "company"):
        status, answer = caller.post(f"/duplicates/{double}/hints", drafts)
        assert answer["items"] == [], "a hint tells what is hidden"
        yield f"hints of {double}", json.dumps(answer)
    for word in ("zqme2", "5552299", "zqcode2", "zqlead2", "zqdesk2", "zqwechat2"):
        answer = caller.get("/search", q=word)[1]
        assert answer["items"] == [], f"{word} is found"
        assert caller.get("/leads", q=word)[1]["items"] == []


def _tells(answers: Iterator[tuple[str, str]], canaries: tuple[str, ...]) -> list[str]:
    return [
        f"{door}: {canary} in …{answer[max(0, answer.find(canary) - 80):][:160]}…"
        for door, answer in answers
        for canary in canaries
        if canary in answer and door not in RANDOM
    ]  # fmt: skip


def test_no_door_tells_a_role_what_is_hidden_from_it(ours: World) -> None:
    member = _kept_from_all(ours)
    caller, actor = Caller(member), make.actor(member)
    with undone():
        seen = dict(_doors(Caller(ours.members[Role.OWNER]), ours.ids))
    sung = [canary for canary in CANARIES if any(canary in answer for answer in seen.values())]
    assert sung == list(CANARIES)

    told = _tells(_doors(caller, ours.ids), CANARIES)
    told += _tells(_files(caller), CANARIES)
    told += _tells(_answers(caller, ours), CANARIES)
    told += _tells(iter([("stream", _stream(member))]), CANARIES)
    told += _tells(iter([("digest", str(digest(actor=actor, now=timezone.now())))]), CANARIES)

    assert not told, "\n".join(told)


LISTS = {
    Kind.DEAL: "/deals", Kind.COMPANY: "/companies", Kind.PERSON: "/people", Kind.LEAD: "/leads",
}  # fmt: skip


def test_nothing_can_be_asked_or_sorted_by_what_is_hidden(ours: World) -> None:
    caller = Caller(_kept_from_all(ours))
    asked: list[tuple[str, dict[str, str]]] = [
        (path, question)
        for kind, path in LISTS.items()
        for name in [*HIDEABLE[kind], "custom.secret"]
        for question in ({"filter": f"{name} is known"}, {"sort": name})
    ]
    asked += [("/tasks", {"filter": "custom.secret is known"})]
    asked += [
        ("/deals", question)
        for question in (
            {"value_min": "1"}, {"value_max": "1"}, {"filter": "custom.again > 1"}, {"sort": "custom.doubled"},
        )
    ]  # fmt: skip
    asked += [("/insights/deals", {"figure": "period_lost", "lost_reason_id": "none"})]
    asked += [
        ("/forecast/pattern-deals", {"pattern": name})
        for name in ("value_high", "value_low", "value_raised", "custom.secret:x")
    ]
    asked += [("/insights/deals", {"figure": f"change_{step}"}) for step in ("up", "down", "any")]

    taken = [one for one in asked if caller.get(one[0], **one[1])[0] != 422]
    file = caller.post("/exports/deals", {"format": "csv", "columns": ["value"]})

    assert not taken
    assert file[0] == 422


def test_nothing_hidden_is_written_and_nothing_of_it_is_lost(ours: World) -> None:
    caller, taken = Caller(_kept_from_all(ours)), []
    person = PLACES[Kind.PERSON].format(**ours.ids)
    before = Channel.objects.filter(person_id=ours.ids["person"]).count()
    bodies = [
        (place.format(**ours.ids), {name: value})
        for kind, place in PLACES.items()
        for name, value in (PLAIN[kind][1] | {"custom": {"secret": "x"}}).items()
    ]
    bodies += [
        (person, {"channels": [{"kind": way, "value": value.format(n=2)}]})
        for way, value in CHANNELS[Kind.PERSON]
    ]

    for path, body in bodies:
        status, answer = caller.patch(path, body, **edit(_version(caller, path)))
        taken += [f"{path} takes {body}: {answer}"] if status != 422 else []
    others = caller.patch(
        person, {"channels": [], "title": "CEO"}, **edit(_version(caller, person))
    )

    assert not taken, "\n".join(taken)
    assert others[0] == 200
    assert Channel.objects.filter(person_id=ours.ids["person"]).count() == before


def test_no_door_shows_records_of_others_to_lesser_roles(ours: World) -> None:
    owner, stage = ours.members[Role.OWNER], Stage.objects.get(id=ours.ids["stage"])
    for role in RULED_ROLES:
        for kind in Kind:
            VisibilityRule.objects.create(role=role, kind=kind, level=Level.OWN)
    company = make.company(name=f"{SECRET} company", owner=owner, credit_code=SECRET)
    person = make.person(name=f"{SECRET} person", owner=owner, company=company)
    Channel.objects.create(
        person=person, kind="wechat", value=f"{SECRET}-chat", key="privateer-chat"
    )
    deal = make.deal(
        title=f"{SECRET} deal", owner=owner, stage=stage, company=company, tags=[SECRET]
    )
    lead = make.lead(name=f"{SECRET} lead", owner=owner, email="privateer@example.com")
    for about in ({"deal": deal}, {"company": company}, {"person": person}, {"lead": lead}):
        make.note(text=f"{SECRET} note", author=owner, **about)
        make.task(title=f"{SECRET} task", owner=owner, due_at=NOW, **about)
        make.file(name=f"{SECRET} file", author=owner, **about)
    make.note(
        text=f"{SECRET} own note",
        author=owner,
        deal=Deal.objects.get(id=ours.ids["deal"]),
        is_private=True,
    )
    hidden = ours.ids | {
        "deal": deal.id,
        "company": company.id,
        "person": person.id,
        "lead": lead.id,
    }
    owners = Caller(owner)
    owners.patch(f"/deals/{deal.id}", {"competitor": f"{SECRET} rival"}, **edit(1))
    assert any(SECRET in answer for _, answer in _doors(owners, hidden))

    told = []
    for role in RULED_ROLES:
        caller = ours.callers[role]
        told += _tells(_doors(caller, ours.ids), (SECRET, SECRET.lower()))
        told += _tells(_doors(caller, hidden), (SECRET, SECRET.lower()))
        told += _tells(_files(caller), (SECRET, SECRET.lower()))
        told += _tells(iter([("stream", _stream(ours.members[role]))]), (SECRET,))

    assert not told, "\n".join(told)


def test_the_walk_knows_every_operation_that_reads() -> None:
    assert {name for name, row in MATRIX.items() if row.call.startswith("GET ")} <= set(LISTED)


@pytest.mark.parametrize(
    ("kind", "params"),
    [
        ("field", {"field": "value"}),
        ("field", {"field": "custom.secret"}),
        ("condition", {"filter": "competitor is known"}),
        ("condition", {"filter": "custom.again > 1 or title = nobody"}),
    ],
)
def test_criteria_that_ask_for_what_is_hidden_tell_nothing_of_it(
    ours: World, kind: str, params: dict[str, Any]
) -> None:
    owner, kept = Caller(ours.members[Role.OWNER]), Caller(_kept_from_all(ours))
    full = Deal.objects.get(id=ours.ids["deal"])
    here = make.stage(pipeline=full.pipeline, position=901)
    there = make.stage(pipeline=full.pipeline, position=902)
    Deal.objects.filter(id=full.id).update(stage=here)
    empty = make.deal(stage=here, owner=full.owner, value=0)
    made = make.criterion(stage=here, kind=kind, params=params, label_en="zqcriterion")
    make.criterion(stage=here, severity="warn", label_en="Checked")

    def move(caller: Caller, deal: Deal, to: Stage, **why: str) -> tuple[int, Any]:
        body = {"stage_id": str(to.id)} | why
        return caller.put(
            f"/deals/{deal.id}/stage", body, **edit(_version(caller, f"/deals/{deal.id}"))
        )

    told = [kept.get(f"/deals/{one.id}/criteria")[1] for one in (full, empty)]
    board = kept.get(f"/pipelines/{full.pipeline_id}/board")[1]["stages"]
    cards = next(stage["cards"] for stage in board if stage["id"] == str(here.id))
    rings = [card["criteria"] for card in cards]
    refused, passed = move(owner, empty, there), move(owner, empty, there, override_reason="Post")
    reports = [
        caller.get(path)[1]
        for caller in (owner, kept)
        for path in ("/criterion-overrides", "/criterion-overrides/summary")
    ]
    back = move(owner, empty, here)
    ways = [move(kept, one, there)[0] for one in (full, empty)]

    assert told[0]["criteria"] == told[1]["criteria"]
    assert str(made.id) not in {one["id"] for one in told[0]["criteria"]}
    assert told[0]["doors"] == told[1]["doors"]
    assert rings == [{"met": 0, "count": 1}] * 2
    assert (refused[0], passed[0], back[0], ways) == (409, 200, 200, [200, 200])
    assert (len(reports[0]["items"]), reports[1]["total"]) == (1, 1)
    assert (reports[2]["items"], reports[3]["total"], reports[3]["by_criterion"]) == ([], 0, [])
