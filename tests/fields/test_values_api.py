"""What fields of one's own hold: written, shown, sorted by, carried on and let go."""

from typing import Any

import pytest

from headwater.accounts.models import Member, VisibilityRule
from headwater.accounts.rules import Kind, Level, Role
from headwater.activities.services.trash import empty_trash
from headwater.events.models import EventRecord
from headwater.fields.models import CustomValue
from headwater.pipeline.schemas.deals import DealOut, DealPage
from headwater.tenancy.context import enter
from tests import make
from tests.calling import Caller, edit
from tests.fields.conftest import Add, code

SIZES = [{"name_en": "Small", "name_zh": "小"}, {"name_en": "Large", "name_zh": "大"}]
PLAIN: list[tuple[str, Any, Any]] = [
    ("text", " B-7 ", "B-7"),
    ("long_text", "One\nTwo", "One\nTwo"),
    ("number", "0012.50", "12.5"),
    ("number", 3, "3"),
    ("money", {"amount": "12.5", "currency": "EUR"}, {"amount": "12.50", "currency": "EUR"}),
    ("money", {"amount": 7}, {"amount": "7.00", "currency": "USD"}),
    ("date", "2026-03-31", "2026-03-31"),
    ("moment", "2026-03-31T17:00:00+08:00", "2026-03-31T09:00:00+00:00"),
    ("flag", False, False),
    ("link", "https://example.com/a?b=c", "https://example.com/a?b=c"),
    ("link", "mailto:a@example.com", "mailto:a@example.com"),
]
WRONG: list[tuple[str, Any]] = [
    ("text", 5),
    ("text", "x" * 501),
    ("text", "a\0b"),
    ("number", "many"),
    ("number", True),
    ("number", "0.125"),
    ("number", "1e15"),
    ("number", "NaN"),
    ("money", {"amount": "5", "currency": "XXX"}),
    ("money", {"currency": "EUR"}),
    ("money", {"amount": "0.125", "currency": "EUR"}),
    ("date", "31.03.2026"),
    ("moment", "2026-03-31T17:00:00"),
    ("flag", "yes"),
    ("link", "javascript:alert(1)"),
    ("link", "https://"),
    ("link", "https://a b"),
    ("member", "nobody"),
    ("member", "01890000-0000-7000-8000-000000000000"),
    ("company", "01890000-0000-7000-8000-000000000000"),
    ("person", "01890000-0000-7000-8000-000000000000"),
]


def write(caller: Caller, path: str, version: int = 1, **custom: Any) -> tuple[int, Any]:
    return caller.patch(path, {"custom": custom}, **edit(version))


@pytest.mark.parametrize(("type_", "sent", "kept"), PLAIN)
def test_a_value_of_each_type_is_kept_in_its_one_form_and_told_in_the_history(
    type_: str, sent: Any, kept: Any, add: Add, caller: Caller, owner: Member
) -> None:
    add("Thing", type_, decimals=2)
    deal = make.deal(owner=owner)
    path = f"/deals/{deal.id}"

    status, shown = write(caller, path, thing=sent)

    assert (status, shown["custom"], shown["version"]) == (200, {"thing": kept}, 2)
    DealOut.model_validate(shown)
    assert write(caller, path, 2, thing=sent)[1]["version"] == 2
    told = EventRecord.objects.get(name="deal.changed")
    assert told.payload["changes"] == {"custom.thing": [None, kept]}
    emptied = write(caller, path, 2, thing=None)[1]
    assert (emptied["custom"], emptied["version"]) == ({}, 3)
    assert not CustomValue.objects.exists()


@pytest.mark.parametrize(("type_", "sent"), WRONG)
def test_what_is_no_value_of_the_type_is_refused_by_the_name_of_the_field(
    type_: str, sent: Any, add: Add, caller: Caller, owner: Member
) -> None:
    add("Thing", type_, decimals=2)
    deal = make.deal(owner=owner)

    status, problem = write(caller, f"/deals/{deal.id}", thing=sent)

    assert (status, problem["code"]) == (422, "value_is_wrong")
    assert [one["field"] for one in problem["fields"]] == ["custom.thing"]
    assert caller.get(f"/deals/{deal.id}")[1]["version"] == 1


def test_choices_are_named_by_their_ids_and_keep_their_order(
    add: Add, caller: Caller, owner: Member
) -> None:
    one, several = add("One", "choice", choices=SIZES), add("Several", "choices", choices=SIZES)
    small, large = (choice["id"] for choice in several["choices"])
    path = f"/deals/{make.deal(owner=owner).id}"

    shown = write(caller, path, one=one["choices"][1]["id"], several=[large, small, large])[1]
    fewer = write(caller, path, 2, several=[small])[1]

    assert shown["custom"] == {"one": one["choices"][1]["id"], "several": [large, small]}
    assert fewer["custom"] == {"one": one["choices"][1]["id"], "several": [small]}
    assert code(write(caller, path, 3, several=[one["choices"][0]["id"]])) == (
        422,
        "value_is_wrong",
    )


def test_a_field_nobody_knows_is_refused(caller: Caller, owner: Member) -> None:
    path = f"/deals/{make.deal(owner=owner).id}"

    status, problem = write(caller, path, nothing="x")

    assert (status, problem["code"], problem["fields"][0]["field"]) == (
        422, "unknown_field", "custom.nothing")  # fmt: skip


def test_a_new_record_needs_what_is_required_and_an_old_one_may_lack_it(
    add: Add, caller: Caller, owner: Member
) -> None:
    make.stage(pipeline=make.pipeline(is_default=True))
    old = make.deal(owner=owner)
    add("Budget number", is_required=True)

    missing = caller.post("/deals", {"title": "Ten desks"})
    made = caller.post("/deals", {"title": "Ten desks", "custom": {"budget_number": "B-7"}})

    assert (missing[0], missing[1]["fields"][0]["field"]) == (422, "custom.budget_number")
    assert (made[0], made[1]["custom"]) == (201, {"budget_number": "B-7"})
    assert caller.patch(f"/deals/{old.id}", {"title": "Old"}, **edit(1))[0] == 200
    emptied = write(caller, f"/deals/{made[1]['id']}", budget_number=None)
    assert code(emptied) == (422, "value_missing")


def bodies(owner: Member) -> dict[str, tuple[str, Any]]:
    make.stage(pipeline=make.pipeline(is_default=True))
    return {
        "deal": ("/deals", {"title": "One"}),
        "company": ("/companies", {"name": "One"}),
        "person": ("/people", {"name": "One"}),
        "lead": ("/leads", {"name": "One"}),
        "task": ("/tasks", {"title": "One"}),
    }


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_record_has_fields_of_its_own(
    kind: str, add: Add, caller: Caller, owner: Member
) -> None:
    path, body = bodies(owner)[kind]
    add("Rank", "number", kind=kind)
    add("Twice", "formula", kind=kind, formula="rank * 2")

    status, made = caller.post(path, body | {"custom": {"rank": 4}})
    bare = caller.post(path, body)[1]

    assert (status, made["custom"]) == (201, {"rank": "4", "twice": "8"})
    assert bare["custom"] == {}
    changed = write(caller, f"{path}/{made['id']}", made["version"], rank=5)[1]
    assert changed["custom"] == {"rank": "5", "twice": "10"}
    assert changed["version"] == made["version"] + 1
    listed = {one["id"]: one["custom"] for one in caller.get(path)[1]["items"]}
    assert listed == {made["id"]: {"rank": "5", "twice": "10"}, bare["id"]: {}}
    event = EventRecord.objects.get(name=f"{kind}.changed")
    assert event.payload["changes"] == {"custom.rank": ["4", "5"]}


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    ("type_", "values"),
    [
        ("text", ["a", "b", "c"]),
        ("number", [2, 10, 30]),
        ("money", [{"amount": 2}, {"amount": 10}, {"amount": 30}]),
        ("date", ["2026-01-31", "2026-02-01", "2027-01-01"]),
        ("moment", ["2026-01-31T00:00:00Z", "2026-02-01T00:00:00Z", "2027-01-01T00:00:00Z"]),
        ("choice", [0, 1, 2]),
    ],
)
def test_lists_are_sorted_by_a_field_page_by_page_with_what_has_none_at_the_end(
    kind: str, type_: str, values: list[Any], add: Add, caller: Caller, owner: Member
) -> None:
    path, body = bodies(owner)[kind]
    choices = [{"name_en": name} for name in "zyx"] if type_ == "choice" else []
    field = add("Thing", type_, kind=kind, choices=choices)
    sent = [field["choices"][n]["id"] for n in values] if choices else values
    ids = [caller.post(path, body)[1]["id"]]
    ids += [
        caller.post(path, body | {"custom": {"thing": value}})[1]["id"]
        for value in (sent[1], sent[0], sent[2])
    ]
    none, second, first, third = ids

    def listed(sort: str) -> list[str]:
        found, after = [], None
        for _ in range(3):
            page = caller.get(path, sort=sort, limit=2, **({"after": after} if after else {}))[1]
            found += [one["id"] for one in page["items"]]
            after = page["next"]
            if after is None:
                break
        return found

    assert listed("custom.thing") == [first, second, third, none]
    assert listed("-custom.thing") == [third, second, first, none]
    assert caller.get(path, sort="custom.other")[0] == 422


def test_cards_show_only_what_is_to_be_on_them(add: Add, caller: Caller, owner: Member) -> None:
    add("Rank", "number", on_card=True)
    add("Secret")
    deal = make.deal(owner=owner)
    write(caller, f"/deals/{deal.id}", rank=4, secret="x")

    status, board = caller.get(f"/pipelines/{deal.pipeline_id}/board")

    assert status == 200
    assert [card["custom"] for s in board["stages"] for card in s["cards"]] == [{"rank": "4"}]
    listed = caller.get("/deals")[1]
    DealPage.model_validate(listed)


def test_references_are_named_only_to_those_who_may_see_them(
    add: Add, caller: Caller, owner: Member, seller: Member, stranger: Caller
) -> None:
    for kind, level in (("person", Level.OWN), ("company", Level.OWN)):
        VisibilityRule.objects.create(role=Role.SELLER, kind=kind, level=level)
    person, company = (
        make.person(name="CANARY", owner=owner),
        make.company(name="CANARY Ltd", owner=owner),
    )
    add("Buyer", "person"), add("Maker", "company"), add("Keeper", "member")
    deal = make.deal(owner=seller)
    path = f"/deals/{deal.id}"

    shown = write(caller, path, buyer=str(person.id), maker=str(company.id), keeper=str(owner.id))[
        1
    ]

    keeper = {"id": str(owner.id), "name": "Ada Park"}
    assert shown["custom"] == {
        "buyer": {"id": str(person.id), "name": "CANARY"},
        "maker": {"id": str(company.id), "name": "CANARY Ltd"},
        "keeper": keeper,
    }
    assert stranger.get(path)[1]["custom"] == {"keeper": keeper}
    assert "CANARY" not in str(stranger.get("/deals", sort="custom.buyer"))
    guessed = write(stranger, f"/deals/{make.deal(owner=seller).id}", buyer=str(person.id))
    assert code(guessed) == (422, "value_is_wrong")


def test_values_of_one_workspace_are_not_there_in_another(
    add: Add, caller: Caller, owner: Member
) -> None:
    add("Rank", "number")
    write(caller, f"/deals/{make.deal(owner=owner).id}", rank=4)

    enter(make.workspace().pk)

    assert not CustomValue.objects.exists()


def test_the_second_of_two_edits_of_one_version_is_refused(
    add: Add, caller: Caller, owner: Member
) -> None:
    add("Rank", "number")
    path = f"/deals/{make.deal(owner=owner).id}"

    assert write(caller, path, 1, rank=4)[0] == 200
    assert code(write(caller, path, 1, rank=5)) == (412, "stale")
    assert caller.get(path)[1]["custom"] == {"rank": "4"}


def test_what_somebody_does_not_see_they_do_not_write(
    add: Add, owner: Member, stranger: Caller
) -> None:
    add("Rank", "number")

    assert write(stranger, f"/deals/{make.deal(owner=owner).id}", rank=4)[0] == 404
    assert not CustomValue.objects.exists()


def test_values_go_with_their_record(add: Add, caller: Caller, owner: Member) -> None:
    add("Rank", "number")
    add("Buyer", "person")
    person = make.person(owner=owner)
    gone, kept = make.deal(owner=owner), make.deal(owner=owner)
    write(caller, f"/deals/{gone.id}", rank=4)
    write(caller, f"/deals/{kept.id}", rank=5, buyer=str(person.id))
    for record in (gone, person):
        record.deleted_at = make.NEW_YEAR
        record.save()

    empty_trash(now=make.NEW_YEAR.replace(month=6))

    left = CustomValue.objects.select_related("field")
    assert [(one.record_id, one.field.key) for one in left] == [(kept.id, "rank")]


def test_a_converted_lead_hands_on_what_fields_of_the_same_key_hold(
    add: Add, caller: Caller, owner: Member
) -> None:
    make.stage(pipeline=make.pipeline(is_default=True))
    for kind in ("lead", "deal", "company"):
        add("Size", "choice", kind=kind, choices=SIZES)
        add("Rank", "number", kind=kind)
    add("Rank", "text", kind="person")
    size = caller.get("/fields", kind="lead")[1]["items"][0]["choices"][1]["id"]
    new = {"name": "Li", "company_name": "Zenith", "custom": {"size": size, "rank": 4}}
    lead = caller.post("/leads", new)[1]

    status, done = caller.put(f"/leads/{lead['id']}/conversion", {})

    assert status in {200, 201}, done
    names = {
        kind: {
            one["key"]: {choice["id"]: choice["name"] for choice in one["choices"]}
            for one in caller.get("/fields", kind=kind)[1]["items"]
        }
        for kind in ("deal", "company")
    }
    for path, kind in (("deals", "deal"), ("companies", "company")):
        custom = caller.get(f"/{path}/{done[f'{kind}_id']}")[1]["custom"]
        assert names[kind]["size"][custom["size"]] == "Large"
        assert custom["rank"] == "4"
    assert caller.get(f"/people/{done['person_id']}")[1]["custom"] == {}
    undone = caller.delete(f"/leads/{lead['id']}/conversion")
    assert undone[0] == 200, undone
