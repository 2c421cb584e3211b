"""Templates: kept, shared, filled with what their writer sees, and what comes with Headwater."""

from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.mail.rules.filling import check_template
from headwater.mail.rules.templates import MailStage
from headwater.mail.schemas.templates import MailTemplateList, MailTemplateOut
from headwater.people.models import Channel
from headwater.people.rules import ChannelKind
from headwater.pipeline.models import DealPerson
from headwater.pipeline.rules import PersonRole
from headwater.pipeline.rules.criteria import LetterStage
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")
HELLO = {"name": "Hello", "language": "en", "subject": "For {{company.name}}",
         "text": "Hi {{person.first_name|there}}, {{deal.value}}", "stage": "quote"}  # fmt: skip


@pytest.fixture
def ada(workspace: Any) -> Member:
    return make.member(name="Ada King", email="ada@ours.example")


@pytest.fixture
def caller(ada: Member) -> Caller:
    return Caller(ada)


def kept(caller: Caller, **fields: Any) -> Any:
    status, made = caller.post("/mail-templates", HELLO | fields)
    assert status == 201, made
    MailTemplateOut.model_validate(made)
    return made


def names(caller: Caller, **query: Any) -> list[str]:
    _, body = caller.get("/mail-templates", **query)
    MailTemplateList.model_validate(body)
    return [item["name"] for item in body["items"]]


def said(doc: Any) -> str:
    return str(doc.get("text") or "".join(map(said, doc.get("content", ()))))


def filled(caller: Caller, template: Any, **about: Any) -> tuple[str, str, list[str]]:
    status, letter = caller.post(f"/mail-templates/{template['id']}/fill", about)
    assert status == 200, letter
    return letter["subject"], said(letter["doc"]), letter["missing"]


def test_a_template_is_kept_and_says_which_fields_it_has(caller: Caller) -> None:
    made = kept(caller)

    assert made["fields"] == ["company.name", "person.first_name", "deal.value"]
    assert (made["scope"], made["kind"], made["stage"]) == ("private", "template", "quote")
    assert names(caller, q="first_name hello") == ["Hello"]
    assert names(caller, q="nothing") == []


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"text": "{{person.salary}}"}, "unknown_fields"),
        ({"subject": "{{person.name"}, "broken_field"),
        ({"kind": "snippet", "shortcut": "meet"}, "bad_shortcut"),
        ({"kind": "template", "shortcut": ";meet"}, "bad_shortcut"),
        ({"scope": "team"}, "no_team"),
    ],
)
def test_what_cannot_be_filled_or_typed_is_not_kept(
    caller: Caller, wrong: dict[str, Any], code: str
) -> None:
    status, problem = caller.post("/mail-templates", HELLO | wrong)

    assert (status, problem["code"]) == (422, code)
    assert names(caller) == []


def test_a_private_template_is_nobody_elses_and_a_shared_one_is_only_read(caller: Caller) -> None:
    private, shared = kept(caller), kept(caller, name="All", scope="workspace")
    other = Caller(make.member(role=Role.SELLER))

    assert names(other) == ["All"]
    assert other.get(f"/mail-templates/{private['id']}")[0] == 404
    assert other.post(f"/mail-templates/{private['id']}/fill", {})[0] == 404
    status, problem = other.patch(f"/mail-templates/{shared['id']}", {"name": "Mine"}, **edit(1))
    assert (status, problem["code"]) == (403, "not_your_template")


def test_a_template_is_changed_and_archived_and_offered_again(caller: Caller) -> None:
    made = kept(caller)
    path = f"/mail-templates/{made['id']}"

    status, changed = caller.patch(path, {"text": "New {{today}}"}, **edit(made["version"]))
    assert (status, changed["fields"]) == (200, ["company.name", "today"])
    assert caller.patch(path, {"name": "X"}, **edit(made["version"]))[0] == 412
    _, gone = caller.patch(path, {"is_archived": True}, **edit(changed["version"]))
    assert names(caller) == []
    assert names(caller, with_archived=True) == ["Hello"]
    assert caller.patch(path, {"is_archived": False}, **edit(gone["version"]))[0] == 200
    assert names(caller) == ["Hello"]


def test_a_shortcut_means_one_snippet_of_its_owner(caller: Caller) -> None:
    meet = {"kind": "snippet", "shortcut": ";meet"}
    kept(caller, **meet)

    status, problem = caller.post("/mail-templates", HELLO | meet)
    assert (status, problem["code"]) == (409, "shortcut_taken")
    assert Caller(make.member()).post("/mail-templates", HELLO | meet)[0] == 201


def test_it_is_filled_for_whom_it_goes_to_and_what_it_is_about(ada: Member, caller: Caller) -> None:
    company = make.company(name="Acme", owner=ada)
    person = make.person(name="Bo Li", company=company, owner=ada)
    Channel.objects.create(
        person=person, kind=ChannelKind.EMAIL, value="bo@acme.example", key="bo@acme.example"
    )
    deal = make.deal(owner=ada, value="12000.00", currency="EUR", company=company)
    DealPerson.objects.create(deal=deal, person=person, role=PersonRole.OTHER)
    hello = kept(caller)

    expected: tuple[str, str, list[str]] = ("For Acme", "Hi Bo, €12,000", [])
    assert filled(caller, hello, deal_id=str(deal.id), person_id=str(person.id)) == expected
    assert filled(caller, hello, deal_id=str(deal.id), address="Bo@acme.example") == expected
    assert filled(caller, hello, address="bo@acme.example") == expected  # their only open deal
    nobody = filled(caller, hello, address="cy@elsewhere.example")
    assert nobody == ("For {{company.name}}", "Hi there, {{deal.value}}",
                      ["company.name", "deal.value"])  # fmt: skip


def test_amounts_and_days_are_written_in_the_language_of_the_template(
    ada: Member, caller: Caller
) -> None:
    deal = make.deal(owner=ada, value="12000.50", currency="CNY", expected_close_date="2026-03-01")
    text = "{{deal.value}} {{deal.expected_close_date}}"

    english, chinese = kept(caller, text=text), kept(caller, text=text, language="zh")
    assert filled(caller, english, deal_id=str(deal.id))[1] == "CN¥12,000.50 March 1, 2026"
    assert filled(caller, chinese, deal_id=str(deal.id))[1] == "¥12,000.50 2026年3月1日"


def test_a_lead_is_a_person_and_a_company_to_a_letter(ada: Member, caller: Caller) -> None:
    lead = make.lead(name="王女士", company_name="Acme", owner=ada)
    hello = kept(
        caller, language="zh", text="{{person.salutation|您}}好", subject="{{company.name}}"
    )

    assert filled(caller, hello, lead_id=str(lead.id)) == ("Acme", "王女士好", [])


def test_what_its_writer_does_not_see_is_not_filled_in(ada: Member, caller: Caller) -> None:
    hello = kept(caller, scope="workspace")
    role = make.custom_role(fields={"deal": {"value": "hidden"}})
    junior = make.member(role=Role.SELLER, custom_role=role)
    theirs = make.deal(owner=junior, value="777.00")
    of_ada = make.deal(owner=ada)

    _, _, missing = filled(Caller(junior), hello, deal_id=str(theirs.id))
    assert "deal.value" in missing
    path = f"/mail-templates/{hello['id']}/fill"
    assert Caller(junior).post(path, {"deal_id": str(of_ada.id)})[0] == 404


def test_a_preview_shows_what_is_not_kept_yet(ada: Member, caller: Caller) -> None:
    person = make.person(name="Ada Wong", owner=ada)
    doc = {"type": "doc", "content": [{"type": "paragraph", "content": [
        {"type": "text", "text": "{{person.last_name}} {{sender.name}}"}]}]}  # fmt: skip
    body = {"language": "en", "doc": doc, "subject": "{{today}}"}

    status, shown = caller.post("/mail-template-previews", body | {"person_id": str(person.id)})
    assert (status, said(shown["doc"]), shown["missing"]) == (200, "Wong Ada King", [])
    assert caller.post("/mail-template-previews", body | {"doc": {"type": "x"}})[0] == 422


def test_the_gallery_has_two_texts_for_each_stage_in_each_language(caller: Caller) -> None:
    _, both = caller.get("/mail-gallery")
    for language in ("en", "zh"):
        _, texts = caller.get("/mail-gallery", language=language)
        stages = [one["stage"] for one in texts["items"]]
        assert all(stages.count(stage) >= 2 for stage in MailStage if stage != MailStage.OTHER)
    keys = [one["key"].partition(".")[2] for one in both["items"]]
    assert all(keys.count(key) == 2 for key in keys), "each text is there in both languages"
    for one in both["items"]:
        check_template(one["subject"], one["doc"])
        body = {name: one[name] for name in ("name", "language", "stage", "subject", "doc")}
        assert caller.post("/mail-templates", body)[0] == 201


def test_criteria_know_the_stages_of_templates() -> None:
    assert {one.value for one in LetterStage} == {one.value for one in MailStage} - {"other"}
