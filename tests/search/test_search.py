from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.accounts.models import Member, VisibilityRule
from headwater.accounts.rules import Kind, Level, Role
from headwater.lib import text
from headwater.lib.ids import uuid7_at
from headwater.people.models import Company
from headwater.people.rules import ChannelKind
from headwater.people.services import (
    NewChannel,
    NewCompany,
    NewPerson,
    create_company,
    create_person,
)
from headwater.search import services
from headwater.search.models import SearchDocument, SearchText
from headwater.search.schemas import SearchHits
from headwater.search.selectors import search
from headwater.tenancy.context import enter
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def owner(workspace: Workspace) -> Member:
    return make.member(name="Ada Park")


@pytest.fixture
def caller(owner: Member) -> Caller:
    return Caller(owner)


def found(caller: Caller, typed: str, **query: Any) -> list[str]:
    status, hits = caller.get("/search", q=typed, **query)
    assert status == 200
    SearchHits.model_validate(hits)
    return [hit["title"] for hit in hits["items"]]


@pytest.fixture
def records(owner: Member) -> None:
    actor = make.actor(owner)
    huawei = create_company(
        NewCompany(name="华为技术", owner_id=owner.id, domain="huawei.com"),
        actor=actor, now=make.NEW_YEAR)  # fmt: skip
    for name in ("大学北京", "北京大学", "Acmenia", "Acme", "Big Acme"):
        create_company(NewCompany(name=name, owner_id=owner.id), actor=actor, now=make.NEW_YEAR)
    channels = [
        NewChannel(kind=ChannelKind.PHONE, value="+86 138-0001-2345"),
        NewChannel(kind=ChannelKind.EMAIL, value="jose.nunez@example.com"),
    ]
    create_person(
        NewPerson(name="José Núñez", owner_id=None, company_id=huawei.id, channels=channels),
        actor=actor, now=make.NEW_YEAR)  # fmt: skip
    create_person(NewPerson(name="曾国藩", owner_id=None), actor=actor, now=make.NEW_YEAR)


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("华为", ["华为技术"]),
        ("華為", ["华为技术"]),
        ("huawei", ["华为技术"]),
        ("huaweiji", ["华为技术"]),
        ("hwjs", ["华为技术"]),
        ("zengguofan", ["曾国藩"]),
        ("北京大学", ["北京大学"]),
        ("13800012345", ["José Núñez"]),
        ("138 0001", ["José Núñez"]),
        ("2345", ["José Núñez"]),
        ("jose nun", ["José Núñez"]),
        ("jose.nunez@exa", ["José Núñez"]),
        ("ACME", ["Acme", "Acmenia", "Big Acme"]),
        ("为华", []),
        ("'; -- \\ :* & | !", []),
        ("", []),
    ],
)
def test_things_are_found_by_what_people_type(
    caller: Caller, typed: str, titles: list[str]
) -> None:
    assert found(caller, typed) == titles


@pytest.mark.usefixtures("records")
def test_a_hit_says_what_it_is_and_where(caller: Caller) -> None:
    _, hits = caller.get("/search", q="jose")

    assert [(hit["kind"], hit["subtitle"]) for hit in hits["items"]] == [("person", "华为技术")]
    assert caller.get(hits["items"][0]["url"])[0] == 200


def test_what_changes_is_found_by_its_new_name_only(caller: Caller) -> None:
    _, company = caller.post("/companies", {"name": "Acme"})
    caller.patch(f"/companies/{company['id']}", {"name": "Zenith"}, **edit(1))

    assert (found(caller, "zenith"), found(caller, "acme")) == (["Zenith"], [])


def test_what_is_deleted_is_found_again_when_it_is_restored(caller: Caller) -> None:
    stage = make.stage()
    _, deal = caller.post("/deals", {"title": "Ten desks", "stage_id": str(stage.id)})

    caller.delete(f"/deals/{deal['id']}", **edit(deal["version"]))
    assert found(caller, "desks") == []

    caller.post(f"/trash/deal/{deal['id']}/restoration")
    assert found(caller, "desks") == ["Ten desks"]


def test_nobody_finds_what_they_may_not_see(caller: Caller, owner: Member) -> None:
    seller = make.member(role=Role.SELLER)
    company = make.company(name="Hidden Ltd", owner=owner)
    for of in (owner, seller):
        services.index(
            Kind.DEAL, [make.deal(title=f"Desk of {of.name}", owner=of, company=company).id]
        )
    VisibilityRule.objects.create(role=Role.SELLER, kind=Kind.COMPANY, level=Level.OWN)
    services.index(Kind.COMPANY, [company.id])

    _, hits = Caller(seller).get("/search", q="desk")

    assert [(h["title"], h["subtitle"]) for h in hits["items"]] == [(f"Desk of {seller.name}", "")]
    assert found(Caller(seller), "hidden") == []
    assert found(caller, "hidden") == ["Hidden Ltd"]


def test_an_index_that_lags_behind_shows_nobody_more(owner: Member) -> None:
    seller = make.member(role=Role.SELLER)
    deal = make.deal(owner=seller, title="Desk")
    services.index(Kind.DEAL, [deal.id])
    type(deal).objects.filter(id=deal.id).update(owner=owner)

    assert found(Caller(seller), "desk") == []


def test_workspaces_find_only_their_own(caller: Caller, workspace: Workspace) -> None:
    enter(make.workspace(name="Theirs").pk)
    services.index(Kind.COMPANY, [make.company(name="Acme").id])
    enter(workspace.pk)

    assert found(caller, "acme") == []


def test_ones_own_come_first_then_the_young(caller: Caller, owner: Member) -> None:
    old, own, young = (
        make.company(name=f"Acme {name}", owner=of)
        for name, of in [("old", None), ("own", owner), ("young", None)]
    )
    services.index(Kind.COMPANY, [young.id, old.id, own.id])

    assert found(caller, "acme") == ["Acme own", "Acme young", "Acme old"]
    assert found(caller, "acme", limit=1) == ["Acme own"]


NEXT_CENTURY = 4_102_444_800_000


@pytest.fixture
def crowd(owner: Member) -> None:
    """Few old companies before more young ones than a search looks through one by one."""
    names = ["Steel Works", "My Steel", "Zinc Mine", "Nordic Zinc", "Zincograph"]
    firms = [make.company(name=name, owner=owner if name == "My Steel" else None) for name in names]
    firms += Company.objects.bulk_create(
        Company(id=uuid7_at(NEXT_CENTURY + n), name=f"Firm {n} Steel") for n in range(1000)
    )
    services.index(Kind.COMPANY, [firm.id for firm in firms])


@pytest.mark.usefixtures("crowd")
def test_of_thousands_that_match_the_first_letters_ones_own_and_the_young_win(
    caller: Caller,
) -> None:
    best = ["Steel Works", "My Steel", "Firm 999 Steel", "Firm 998 Steel"]

    assert found(caller, "steel", limit=4) == best
    assert found(caller, "s", limit=4) == best


@pytest.mark.usefixtures("crowd")
def test_what_few_match_is_found_however_old_it_is(caller: Caller) -> None:
    assert found(caller, "zinc") == ["Zinc Mine", "Zincograph", "Nordic Zinc"]
    assert found(caller, "mine") == ["Zinc Mine"]
    assert found(caller, "firm 7 steel", limit=1) == ["Firm 7 Steel"]


@pytest.mark.usefixtures("crowd")
def test_a_longer_page_begins_with_the_shorter_one(caller: Caller) -> None:
    longest = found(caller, "firm", limit=50)

    assert len(longest) == len(set(longest)) == 50
    assert found(caller, "firm", limit=5) == longest[:5]


def test_a_question_as_long_as_a_title_finds_it(caller: Caller) -> None:
    name = "国际" * 80
    caller.post("/companies", {"name": name})

    assert found(caller, name) == [name]
    assert found(caller, name[:99] + "x") == []


def test_a_thousand_records_are_indexed_with_few_statements(
    django_assert_max_num_queries: Any,
) -> None:
    Company.objects.bulk_create(Company(name=f"Firm {number}") for number in range(1000))
    ids = list(Company.objects.values_list("id", flat=True))

    with django_assert_max_num_queries(2):
        services.index(Kind.COMPANY, ids)
    assert SearchDocument.objects.count() == 1000


NAMES = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x9FFF, exclude_categories=["Cs"]), max_size=60
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(NAMES)
def test_whatever_its_name_a_record_is_found_by_it(workspace: Workspace, name: str) -> None:
    company = make.company(name=name)
    services.index(Kind.COMPANY, [company.id])
    actor = make.actor()

    hits = search(name, actor=actor).decode()

    assert (str(company.id) in hits) == bool(text.pieces(name))


@given(NAMES)
def test_every_piece_of_a_question_begins_a_token_of_its_own_text(name: str) -> None:
    tokens = text.tokens(name)

    assert [p for p in text.pieces(name) if not any(t.startswith(p) for t in tokens)] == []


def texts(caller: Caller, typed: str) -> list[tuple[str, str, str]]:
    _, hits = caller.get("/search", q=typed)
    SearchHits.model_validate(hits)
    return [(hit["kind"], hit["text"], hit["about_title"]) for hit in hits["texts"]]


def test_what_was_written_in_tasks_and_notes_is_found(caller: Caller) -> None:
    company = make.company(name="Acme")
    about = {"company_id": str(company.id)}
    caller.post("/tasks", {"title": "Send the brochure", **about})
    caller.post("/notes", {"text": "他们想看宣传册，下周再联系。", **about})

    assert texts(caller, "broch") == [("task", "Send the brochure", "Acme")]
    assert texts(caller, "宣传") == [("note", "他们想看宣传册，下周再联系。", "Acme")]
    assert texts(caller, "宣看") == []


def test_a_long_note_is_shown_around_the_word(caller: Caller) -> None:
    written = f"{'before ' * 30}Zebra{' after' * 30}"
    caller.post("/notes", {"text": written, "company_id": str(make.company().id)})

    ((_, shown, _),) = texts(caller, "zebra")

    assert "Zebra" in shown
    assert len(shown) == 120


def test_a_rewritten_note_is_found_by_its_new_words_only(caller: Caller) -> None:
    _, note = caller.post("/notes", {"text": "old words", "company_id": str(make.company().id)})
    caller.patch(f"/notes/{note['id']}", {"text": "new words"}, **edit(1))

    assert (texts(caller, "old"), len(texts(caller, "new"))) == ([], 1)

    caller.delete(f"/notes/{note['id']}", **edit(2))
    assert texts(caller, "new") == []


def test_nobody_finds_what_was_written_about_what_they_may_not_see(
    caller: Caller, owner: Member
) -> None:
    seller = Caller(make.member(role=Role.SELLER))
    about = {"deal_id": str(make.deal(owner=owner).id)}
    caller.post("/tasks", {"title": "Secret task", **about})
    caller.post("/notes", {"text": "Secret note", **about})

    assert len(texts(caller, "secret")) == 2
    assert texts(seller, "secret") == []


def test_what_was_written_before_the_index_is_found_after_the_next_sweep(caller: Caller) -> None:
    caller.post("/tasks", {"title": "Older than the index"})
    SearchText.objects.all().delete()

    assert services.index_unknown_texts() == 1
    assert len(texts(caller, "older")) == 1
    assert services.index_unknown_texts() == 0


@pytest.mark.parametrize("typed", ["李小波", "lixiaobo", "lxb", "活水软件", "138001", "bo@example"])
def test_a_lead_is_found_by_whatever_is_known_of_it(caller: Caller, typed: str) -> None:
    _, lead = caller.post(
        "/leads",
        {"name": "李小波", "company_name": "上海活水软件", "phone": "+86 138 0013 8000",
         "email": "bo@example.com", "title": "询价"},
    )  # fmt: skip

    _, hits = caller.get("/search", q=typed)

    assert [(hit["url"], hit["subtitle"]) for hit in hits["items"]] == [
        (f"/leads/{lead['id']}", "上海活水软件 · 询价")
    ]


def test_a_lead_is_found_only_by_who_sees_it_and_not_in_the_trash(caller: Caller) -> None:
    seller = Caller(make.member(role=Role.SELLER))
    _, lead = caller.post("/leads", {"company_name": "Blue River"})

    assert (found(caller, "blue"), found(seller, "blue")) == (["Blue River"], [])
    caller.put(f"/leads/{lead['id']}/owner", {"owner_id": None}, **edit(1))
    assert found(seller, "blue") == ["Blue River"]
    caller.delete(f"/leads/{lead['id']}", **edit(2))
    assert found(caller, "blue") == []
