"""Fields of the workspace's own: adding, changing, ordering and deleting them."""

from typing import Any

from headwater.events.models import EventRecord
from headwater.fields.schemas.custom import CustomFields
from tests import make
from tests.calling import Caller, edit
from tests.fields.conftest import Add, code

SIZES = [{"name_en": "Small", "name_zh": "小"}, {"name_en": "Large", "name_zh": "大"}]


def test_a_field_has_its_key_from_its_name_in_whichever_language(add: Add) -> None:
    keys = [
        add("Budget number")["key"],
        add("", name_zh="预算编号")["key"],
        add("Budget number")["key"],
        add("2nd choice")["key"],
        add("—")["key"],
    ]

    assert keys == ["budget_number", "yu_suan_bian_hao", "budget_number_2", "f_2nd_choice", "field"]


def test_fields_are_listed_in_their_order_and_in_the_language_of_the_caller(
    add: Add, caller: Caller, owner: Any
) -> None:
    first, second = add("Size", "choice", name_zh="规模", choices=SIZES), add("Renewal", "date")
    add("Industry code", kind="company")
    ids = [second["id"], first["id"]]

    assert caller.put("/fields/order", {"kind": "deal", "ids": ids}) == (204, None)

    status, listed = Caller(owner, language="zh-CN").get("/fields", kind="deal")
    assert status == 200
    CustomFields.model_validate(listed)
    assert [one["name"] for one in listed["items"]] == ["Renewal", "规模"]
    assert [one["name"] for one in listed["items"][1]["choices"]] == ["小", "大"]
    incomplete = caller.put("/fields/order", {"kind": "deal", "ids": ids[:1]})
    assert code(incomplete) == (422, "order_incomplete")


def test_sellers_see_fields_and_do_not_make_them(add: Add, stranger: Caller) -> None:
    field = add("Renewal", "date")

    assert stranger.get("/fields", kind="deal")[1]["items"][0]["key"] == "renewal"
    assert code(stranger.post("/fields", {"kind": "deal", "type": "text", "name_en": "x"})) == (
        403,
        "no_right",
    )
    renamed = stranger.patch(f"/fields/{field['id']}", {"name_en": "x"}, **edit(1))
    assert code(renamed) == (403, "no_right")


def test_a_field_is_changed_once_by_each_version(add: Add, caller: Caller) -> None:
    path = f"/fields/{add('Renewal', 'date')['id']}"

    renamed = caller.patch(path, {"name_en": "Renewal day", "on_card": True}, **edit(1))[1]

    assert (renamed["name"], renamed["key"], renamed["version"]) == ("Renewal day", "renewal", 2)
    assert code(caller.patch(path, {"name_en": "Other"}, **edit(1))) == (412, "stale")
    assert caller.patch(path, {"on_card": True}, **edit(2))[1]["version"] == 2
    whats = EventRecord.objects.filter(name="field.changed").order_by("id")
    assert [one.payload["what"] for one in whats] == ["created", "edited"]


def test_what_cannot_be_is_refused(caller: Caller) -> None:
    def add(**facts: Any) -> tuple[int, str]:
        return code(caller.post("/fields", {"kind": "deal", "type": "text"} | facts))

    assert add() == (422, "field_name_missing")
    assert add(name_en="Size", type="choice") == (422, "choices_do_not_fit")
    assert add(name_en="Size", choices=SIZES) == (422, "choices_do_not_fit")
    twice = [SIZES[0], {"name_en": "small"}]
    assert add(name_en="Size", type="choice", choices=twice) == (422, "choices_do_not_fit")
    assert add(name_en="Size", kind="note") == (422, "invalid")
    assert add(name_en="Size", unknown=1) == (422, "invalid")


def test_a_choice_that_was_made_is_put_out_of_use_and_not_taken_away(
    add: Add, caller: Caller, owner: Any
) -> None:
    field = add("Size", "choice", choices=SIZES)
    small, large = field["choices"]
    deal = make.deal(owner=owner)
    path = f"/deals/{deal.id}"
    assert caller.patch(path, {"custom": {"size": small["id"]}}, **edit(1))[0] == 200
    at = f"/fields/{field['id']}"
    kept = {name: large[name] for name in ("id", "name_en", "name_zh", "color")}
    gone = {name: small[name] for name in ("id", "name_en", "name_zh", "color")}

    removed = caller.patch(at, {"choices": [kept]}, **edit(1))
    archived = caller.patch(at, {"choices": [kept, gone | {"is_archived": True}]}, **edit(1))

    assert code(removed) == (409, "field_is_needed")
    assert [one["is_archived"] for one in archived[1]["choices"]] == [False, True]
    assert caller.get(path)[1]["custom"] == {"size": small["id"]}
    other = make.deal(owner=owner)
    chosen = caller.patch(f"/deals/{other.id}", {"custom": {"size": small["id"]}}, **edit(1))
    assert code(chosen) == (422, "value_is_wrong")


def test_the_type_changes_where_values_survive_that(add: Add, caller: Caller, owner: Any) -> None:
    deal = make.deal(owner=owner)
    fields = {
        "seats": (add("Seats", "number", decimals=1), "2.50", "2.5"),
        "price": (add("Price", "money"), {"amount": "5", "currency": "CNY"}, "5.00 CNY"),
        "day": (add("Day", "date"), "2026-03-31", "2026-03-31"),
        "signed": (add("Signed", "flag"), True, "Yes"),
    }
    values = {key: value for key, (_, value, _) in fields.items()}
    assert caller.patch(f"/deals/{deal.id}", {"custom": values}, **edit(1))[0] == 200

    for field, _, _ in fields.values():
        changed = caller.patch(f"/fields/{field['id']}", {"type": "text"}, **edit(1))
        assert changed[0] == 200, changed

    texts = {key: text for key, (_, _, text) in fields.items()}
    assert caller.get(f"/deals/{deal.id}")[1]["custom"] == texts
    back = caller.patch(f"/fields/{fields['seats'][0]['id']}", {"type": "number"}, **edit(2))
    assert code(back) == (409, "type_does_not_change")


def test_several_choices_become_one_text_and_numbers_become_money(
    add: Add, caller: Caller, owner: Any
) -> None:
    sizes, seats = add("Sizes", "choices", choices=SIZES), add("Seats", "number", decimals=2)
    deal = make.deal(owner=owner)
    values = {"sizes": [one["id"] for one in sizes["choices"]], "seats": 7}
    assert caller.patch(f"/deals/{deal.id}", {"custom": values}, **edit(1))[0] == 200

    assert caller.patch(f"/fields/{sizes['id']}", {"type": "long_text"}, **edit(1))[0] == 200
    assert caller.patch(f"/fields/{seats['id']}", {"type": "money"}, **edit(1))[0] == 200

    shown = caller.get(f"/deals/{deal.id}")[1]["custom"]
    assert shown == {"sizes": "Small, Large", "seats": {"amount": "7.00", "currency": "USD"}}


def test_a_field_out_of_use_is_hidden_with_what_it_holds_and_comes_back_with_it(
    add: Add, caller: Caller, owner: Any
) -> None:
    field, deal = add("Budget number"), make.deal(owner=owner)
    path = f"/deals/{deal.id}"
    caller.patch(path, {"custom": {"budget_number": "B-7"}}, **edit(1))

    caller.patch(f"/fields/{field['id']}", {"is_archived": True}, **edit(1))

    assert caller.get("/fields", kind="deal")[1]["items"] == []
    assert caller.get(path)[1]["custom"] == {}
    hidden = caller.patch(path, {"custom": {"budget_number": "B-8"}}, **edit(2))
    assert code(hidden) == (422, "unknown_field")
    caller.patch(f"/fields/{field['id']}", {"is_archived": False}, **edit(2))
    assert caller.get(path)[1]["custom"] == {"budget_number": "B-7"}


def test_deleting_a_field_for_good_names_how_many_values_go(
    add: Add, caller: Caller, owner: Any
) -> None:
    field, deal = add("Budget number"), make.deal(owner=owner)
    caller.patch(f"/deals/{deal.id}", {"custom": {"budget_number": "B-7"}}, **edit(1))
    at = f"/fields/{field['id']}"

    assert caller.get(f"{at}/usage") == (200, {"values": 1, "criteria": []})
    assert code(caller.delete(at, **edit(1))) == (409, "field_has_values")
    assert caller.delete(f"{at}?values=1", **edit(1)) == (204, None)

    assert caller.get(f"/deals/{deal.id}")[1]["custom"] == {}


def test_the_schema_of_custom_is_that_of_the_workspace(add: Add, caller: Caller) -> None:
    add("Renewal", "date", is_required=True)
    size = add("Size", "choice", choices=SIZES)
    add("Twice", "formula", formula="value * 2")

    status, schema = caller.get("/fields/schema", kind="deal")

    assert status == 200
    assert schema["required"] == ["renewal"]
    assert schema["additionalProperties"] is False
    choices = schema["properties"]["size"]["anyOf"][0]["oneOf"]
    assert [one["const"] for one in choices] == [one["id"] for one in size["choices"]]
    assert schema["properties"]["twice"]["readOnly"] is True
