"""Roles: what a workspace may make of them, and that nobody grants above themselves."""

from itertools import combinations

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from headwater.accounts.models import CustomRole, Member
from headwater.accounts.rules import (
    ADMINISTRATION,
    EVERYTHING,
    RANK,
    RIGHTS,
    CannotGrant,
    Right,
    Role,
    Scope,
    Standing,
    may_grant,
)
from headwater.accounts.selectors import actor_of_member
from headwater.accounts.services import members, roles
from headwater.accounts.services.invitations import (
    Acceptance,
    NewInvitation,
    accept_invitation,
    invite,
    secret_of,
)
from headwater.config.api import api
from headwater.events.models import EventRecord
from headwater.http.access import exporting
from headwater.tenancy.context import current_workspace_id
from tests import make
from tests.calling import Caller, edit

RIGHTS_BY_BITS = [
    frozenset(right for place, right in enumerate(Right) if bits >> place & 1)
    for bits in range(2 ** len(Right))
]
STANDINGS = st.builds(Standing, st.sampled_from(Role), st.sampled_from(RIGHTS_BY_BITS))


@given(STANDINGS, STANDINGS)
def test_what_is_given_is_never_above_the_giver(giver: Standing, given: Standing) -> None:
    if may_grant(giver, given):
        assert given.rights <= giver.rights
        assert RANK[given.role] <= RANK[giver.role]
        assert Right.MANAGE_MEMBERS in giver.rights


@given(STANDINGS, STANDINGS, STANDINGS)
def test_granting_on_and_on_never_climbs(one: Standing, two: Standing, three: Standing) -> None:
    if may_grant(one, two) and may_grant(two, three):
        assert may_grant(one, three)


@pytest.fixture
def owner() -> Caller:
    return Caller(make.member(name="Owner"))


@pytest.mark.usefixtures("workspace")
class TestShaping:
    def test_built_in_roles_are_listed_as_they_are(self, owner: Caller) -> None:
        listed = owner.get("/roles")[1]["items"]

        assert [one["key"] for one in listed] == [role.value for role in Role]
        assert [one["member_count"] for one in listed] == [1, 0, 0, 0, 0]
        assert {one["key"]: set(one["rights"]) for one in listed} == {
            role.value: {right.value for right in rights} for role, rights in RIGHTS.items()
        }
        assert [one["sight"] is None for one in listed] == [True, True, False, False, False]

    def test_an_own_role_begins_as_its_base_and_goes_its_way(self, owner: Caller) -> None:
        new = {
            "base": "seller",
            "name_en": "Junior",
            "name_zh": "实习",
            "rights": ["read", "write"],
        }

        status, made = owner.post("/roles", new | {"sight": {"deal": "team"}})
        path = f"/roles/{made['key']}"
        changed = owner.patch(path, {"rights": ["read"]}, **edit(1))
        late = owner.patch(path, {"rights": ["read", "write"]}, **edit(1))

        assert (status, made["base"], made["rights"]) == (201, "seller", ["read", "write"])
        assert (made["sight"]["deal"], made["sight"]["company"]) == ("team", "all")
        assert (changed[0], changed[1]["rights"], changed[1]["version"]) == (200, ["read"], 2)
        assert (late[0], late[1]["code"]) == (412, "stale")
        names = EventRecord.objects.order_by("id").values_list("name", flat=True)
        assert list(names) == ["role.created", "role.changed"]

    def test_a_built_in_role_is_changed_for_the_members_it_has(self, owner: Caller) -> None:
        seller = Caller(make.member(role=Role.SELLER))
        company = make.company()

        status, changed = owner.patch(
            "/roles/seller", {"rights": ["read", "write"], "sight": {"deal": "all"}}, **edit(0)
        )

        assert (status, changed["rights"], changed["version"]) == (200, ["read", "write"], 1)
        assert changed["sight"]["deal"] == "all"
        assert {"role": "seller", "kind": "deal", "level": "all"} in owner.get("/visibility")[1][
            "items"
        ]
        assert sorted(seller.get("/me")[1]["can"]) == ["read", "write"]
        assert seller.delete(f"/companies/{company.id}", **edit(1))[1]["code"] == "no_right"

    @pytest.mark.parametrize(
        ("base", "rights", "code"),
        [
            ("owner", ["read"], "owner_is_fixed"),
            ("seller", ["write"], "role_needs_reading"),
            ("seller", ["read", "configure"], "right_needs_admin"),
            ("manager", ["read", "manage_members"], "right_needs_admin"),
        ],
    )
    def test_what_no_role_may_be_is_refused(
        self, owner: Caller, base: str, rights: list[str], code: str
    ) -> None:
        made = owner.post("/roles", {"base": base, "name_en": "X", "rights": rights})
        changed = owner.patch(f"/roles/{base}", {"rights": rights}, **edit(0))

        assert made[1]["code"] == changed[1]["code"] == code

    def test_a_role_somebody_has_or_is_asked_in_with_stays(self, owner: Caller) -> None:
        role = make.custom_role()
        member = make.member(role=Role.SELLER, custom_role=role)
        actor = make.actor(Member.objects.get(role=Role.OWNER))
        asked = invite(
            NewInvitation(email="new@example.com", custom_role_id=role.id),
            actor=actor,
            now=timezone.now(),
        )
        path = f"/roles/{role.id}"

        held = owner.delete(path, **edit(1))
        members.change_member(member.id, actor=actor, now=timezone.now(), role=Role.SELLER)
        invited = owner.delete(path, **edit(1))
        asked.delete()
        gone = owner.delete(path, **edit(1))

        assert [held[1]["code"], invited[1]["code"], gone[0]] == ["role_in_use"] * 2 + [204]
        assert owner.delete("/roles/seller", **edit(0))[1]["code"] == "role_is_built_in"
        assert owner.delete(path, **edit(1))[1]["code"] == "role_not_found"


@pytest.mark.usefixtures("workspace")
class TestHaving:
    def test_a_member_may_and_sees_what_their_own_role_says(self, owner: Caller) -> None:
        role = make.custom_role(rights=["read", "export"], sight={"deal": "all"})
        member, other = make.member(role=Role.MANAGER), make.member()
        deal = make.deal(owner=other)
        caller = Caller(member)
        assert caller.get(f"/deals/{deal.id}")[0] == 404

        status, changed = owner.patch(
            f"/members/{member.id}", {"custom_role_id": str(role.id)}, **edit(1)
        )

        assert (status, changed["role"], changed["custom_role_id"]) == (200, "seller", str(role.id))
        assert caller.get(f"/deals/{deal.id}")[0] == 200
        assert caller.patch(f"/deals/{deal.id}", {"title": "X"}, **edit(1))[1]["code"] == "no_right"
        back = owner.patch(f"/members/{member.id}", {"role": "seller"}, **edit(2))
        assert back[1]["custom_role_id"] is None
        assert caller.get(f"/deals/{deal.id}")[0] == 404

    def test_a_token_never_exceeds_an_own_role(self) -> None:
        role = make.custom_role(Role.ADMIN, rights=["read", "configure"])
        member = make.member(role=Role.ADMIN, custom_role=role)

        everything = frozenset({Scope.ADMIN})
        actor = actor_of_member(member.id, workspace_id=current_workspace_id(), scopes=everything)

        assert actor is not None
        assert actor.rights == {Right.READ, Right.CONFIGURE}

    @pytest.mark.parametrize("door", ["export", "vcard", "pool"])
    def test_nothing_leaves_without_the_right_to_export(self, door: str) -> None:
        member = make.member(role=Role.SELLER, custom_role=make.custom_role(rights=["read"]))
        paths = {
            "export": "/exports",
            "vcard": f"/people/{make.person().id}/vcard",
            "pool": f"/pools/{make.person().id}/records.csv",
        }

        assert Caller(member).get(paths[door])[1]["code"] == "no_right"

    def test_an_own_role_is_joined_with_and_nothing_old_comes_back(self) -> None:
        role, actor = make.custom_role(rights=["read"]), make.actor()
        before = make.member(role=Role.ADMIN)
        assert before.user is not None
        before.user.set_password("a long password 1")
        before.user.save()
        members.change_member(before.id, actor=actor, now=timezone.now(), is_active=False)
        new = NewInvitation(email=before.user.email, custom_role_id=role.id)
        asked = invite(new, actor=actor, now=timezone.now())

        accept_invitation(
            secret_of(asked.id),
            Acceptance(name="Li", password="a long password 1", language="en"),
            now=timezone.now(),
        )

        again = Member.objects.get(id=before.id)
        assert (again.role, again.custom_role_id, again.is_active) == ("seller", role.id, True)
        assert make.actor(again).rights == {Right.READ}


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("missing", sorted(EVERYTHING - ADMINISTRATION - {Right.READ}))
def test_who_lacks_a_right_can_neither_give_it_nor_touch_who_has_it(missing: Right) -> None:
    role = make.custom_role(Role.ADMIN, rights=EVERYTHING - {missing})
    giver = make.actor(role=Role.ADMIN, custom_role=role)
    has = make.custom_role(rights={Right.READ, missing})
    rich = make.member(role=Role.SELLER, custom_role=has)
    poor = make.member(role=Role.SELLER, custom_role=make.custom_role(rights={Right.READ}))
    now = timezone.now()

    for member, change in ((poor, {"custom_role_id": has.id}), (rich, {"is_active": False})):
        with pytest.raises(CannotGrant):
            members.change_member(member.id, actor=giver, now=now, **change)
    for key, rights in ((str(role.id), EVERYTHING), (str(has.id), {Right.READ})):
        with pytest.raises(CannotGrant):
            roles.change_role(key, actor=giver, now=now, rights=sorted(rights))
    with pytest.raises(CannotGrant):
        roles.create_role(
            Role.SELLER, actor=giver, now=now, name_en="X", rights=[Right.READ, missing]
        )
    with pytest.raises(CannotGrant):
        invite(NewInvitation(email="x@example.com", custom_role_id=has.id), actor=giver, now=now)


def test_every_built_in_role_is_above_the_ones_below() -> None:
    for low, high in combinations(sorted(Role, key=RANK.__getitem__), 2):
        assert RIGHTS[low] <= RIGHTS[high]


def test_these_operations_let_records_out_as_files() -> None:
    exporters = {
        operation.view_func.__name__
        for _, router in api._routers  # the only list of operations with their doors
        for view in router.path_operations.values()
        for operation in view.operations
        if exporting in (router.auth, *operation.auth_callbacks)
    }

    assert exporters == {
        "export_deals", "export_companies", "export_people", "export_leads", "export_tasks", "export_stakeholders",
        "get_exports", "get_export", "get_export_content", "delete_export",
        "get_person_vcard", "export_pool", "export_overrides", "get_dashboard_file", "mail_dashboard",
        "get_report_file", "get_targets_file", "get_people_file", "get_member_sheet_file",
    }  # fmt: skip


@pytest.mark.usefixtures("workspace")
class TestFields:
    def test_a_role_hides_fields_and_fixes_others(self, owner: Caller) -> None:
        fields = {"deal": {"value": "hidden", "competitor": "read_only"}}
        made = owner.post("/roles", {"base": "seller", "name_en": "Desk", "fields": fields})[1]
        role = CustomRole.objects.get(id=made["key"])
        member = make.member(role=Role.SELLER, custom_role=role)
        deal, desk = make.deal(owner=member, competitor="Acme"), Caller(member)
        path = f"/deals/{deal.id}"

        shown = desk.get(path)[1]
        same = desk.patch(path, {"competitor": "Acme", "title": "Tables"}, **edit(1))
        fixed = desk.patch(path, {"competitor": "Other"}, **edit(2))
        hidden = desk.patch(path, {"value": "1000.00"}, **edit(2))
        new = desk.post("/deals", {"title": "Chairs", "value": "5.00"})

        assert made["fields"]["deal"] == fields["deal"]
        assert desk.get("/me")[1]["fields"] == fields
        assert (shown["value"], shown["competitor"]) == (None, "Acme")
        assert (same[0], same[1]["title"]) == (200, "Tables")
        assert (fixed[0], fixed[1]["code"]) == (422, "field_is_read_only")
        assert (hidden[0], hidden[1]["fields"][0]["field"]) == (422, "value")
        assert new[1]["code"] == "field_is_hidden"
        assert desk.post("/deals", {"title": "Chairs"})[0] == 201

    def test_kinds_are_changed_one_at_a_time_and_only_what_can_be_hidden(
        self, owner: Caller
    ) -> None:
        fields = {"deal": {"value": "hidden"}}
        one = owner.patch("/roles/seller", {"fields": fields}, **edit(0))[1]
        two = owner.patch("/roles/seller", {"fields": {"lead": {"phone": "hidden"}}}, **edit(1))[1]
        back = owner.patch("/roles/seller", {"fields": {"deal": {}}}, **edit(2))[1]
        codes = [
            owner.patch(f"/roles/{key}", {"fields": {"deal": wanted}}, **edit(version))[1]["code"]
            for key, version, wanted in (
                ("seller", 3, {"title": "hidden"}),
                ("admin", 0, {"value": "hidden"}),
                ("owner", 0, {"value": "hidden"}),
            )
        ]

        assert one["fields"]["deal"] == {"value": "hidden"}
        assert (two["fields"]["deal"], two["fields"]["lead"]) == (
            {"value": "hidden"},
            {"phone": "hidden"},
        )
        assert (back["fields"]["deal"], back["fields"]["lead"]) == ({}, {"phone": "hidden"})
        assert codes == ["not_hideable", "right_needs_fields", "owner_is_fixed"]

    def test_nothing_that_is_hidden_holds_up_a_new_record(self, owner: Caller) -> None:
        new = {"kind": "deal", "type": "text", "name_en": "Code", "key": "code"}
        field = owner.post("/fields", new)[1]
        owner.patch(f"/fields/{field['id']}", {"is_required": True}, **edit(1))
        make.stage(pipeline=make.pipeline(is_default=True))
        role = make.custom_role(fields={"deal": {"custom.code": "hidden"}})
        desk = Caller(make.member(role=Role.SELLER, custom_role=role))

        made = desk.post("/deals", {"title": "Chairs"})
        named = desk.post("/deals", {"title": "Chairs", "custom": {"code": "x"}})

        assert (made[0], named[0]) == (201, 422)
        assert desk.get("/fields", kind="deal")[1]["items"] == []


@pytest.mark.usefixtures("workspace")
def test_whoever_may_not_assign_or_bulk_keeps_what_they_have() -> None:
    role = make.custom_role(rights=["read", "write"])
    member, other = make.member(role=Role.SELLER, custom_role=role), make.member(role=Role.SELLER)
    caller, deal = Caller(member), make.deal(owner=member)
    lead, company = make.lead(owner=member), make.company(owner=member)
    given = {"owner_id": str(other.id)}

    clerk = make.member(
        role=Role.SELLER, custom_role=make.custom_role(rights=["read", "write", "bulk"])
    )
    task, rows = make.task(owner=clerk), "/tasks/bulk"
    many = Caller(clerk)

    refused = [
        caller.post(rows, {"rows": [{"id": str(task.id), "done": True}]}),
        many.post(rows, {"rows": [{"id": str(task.id), "deleted": True}]}),
        many.post(rows, {"rows": [{"id": str(task.id), "version": 1} | given]}),
        many.post("/bulk/tasks", {"edit": given}),
        many.post("/bulk/tasks", {"delete": True}),
        caller.patch(f"/deals/{deal.id}", given, **edit(1)),
        caller.post("/deals", {"title": "T"} | given),
        caller.patch(f"/companies/{company.id}", given, **edit(1)),
        caller.put(f"/leads/{lead.id}/owner", given, **edit(1)),
        caller.post("/bulk/deals", {"edit": {"title": "T"}}),
    ]

    assert {answer["code"] for _, answer in refused} == {"no_right"}
    assert many.post(rows, {"rows": [{"id": str(task.id), "done": True}]})[0] == 200
    assert caller.patch(f"/deals/{deal.id}", {"owner_id": str(member.id)}, **edit(1))[0] == 200
    assert caller.put(f"/leads/{lead.id}/owner", {"owner_id": None}, **edit(1))[0] == 204
