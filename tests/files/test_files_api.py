from datetime import UTC, datetime, timedelta

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.events.models import EventRecord
from headwater.files.models import File
from headwater.pipeline.models import Deal, DealPerson
from tests import make
from tests.calling import Caller, edit


def names(caller: Caller, **about: object) -> list[str]:
    return [file["name"] for file in caller.get("/files", **about)[1]["items"]]


def events() -> list[str]:
    return list(EventRecord.objects.order_by("id").values_list("name", flat=True))


def test_a_file_is_renamed_with_the_same_care(caller: Caller, deal: Deal, seller: Member) -> None:
    file = make.file(deal=deal, author=seller)

    status, renamed = caller.patch(f"/files/{file.id}", {"name": "../Plan 2.png"}, **edit(1))
    caller.patch(f"/files/{file.id}", {"name": "Plan 2.png"}, **edit(2))
    stale, _ = caller.patch(f"/files/{file.id}", {"name": "Plan 3.png"}, **edit(1))

    assert (status, renamed["name"], renamed["version"]) == (200, "Plan 2.png", 2)
    assert stale == 412
    assert events() == ["file.renamed"]


def test_a_deleted_file_lies_in_the_trash_and_comes_back(
    caller: Caller, deal: Deal, seller: Member
) -> None:
    file = make.file(deal=deal, author=seller)

    assert caller.delete(f"/files/{file.id}", **edit(1)) == (204, None)
    assert names(caller, deal_id=deal.id) == []
    assert caller.client.get(f"/api/v1/files/{file.id}/content").status_code == 404
    (item,) = caller.get("/trash", kind="file")[1]["items"]
    assert (item["kind"], item["title"]) == ("file", "plan.png")

    for _ in range(2):
        assert caller.post(f"/trash/file/{file.id}/restoration")[0] == 204
    assert names(caller, deal_id=deal.id) == ["plan.png"]
    assert events() == ["file.deleted", "file.restored"]


def test_only_who_added_it_and_administrators_change_a_file(seller: Member, deal: Deal) -> None:
    file = make.file(deal=deal, author=seller)
    colleague = Caller(make.member(role=Role.MANAGER))
    boss = Caller(make.member(role=Role.ADMIN))

    assert colleague.patch(f"/files/{file.id}", {"name": "x"}, **edit(1))[0] in {403, 404}
    assert colleague.delete(f"/files/{file.id}", **edit(1))[0] in {403, 404}
    assert boss.delete(f"/files/{file.id}", **edit(1))[0] == 204
    assert Caller(seller).post(f"/trash/file/{file.id}/restoration")[0] == 204


def test_files_are_listed_for_one_thing_the_latest_first(caller: Caller, seller: Member) -> None:
    company = make.company(owner=seller)
    for day in range(3):
        at = datetime(2026, 1, 1 + day, tzinfo=UTC)
        make.file(name=f"{day}.png", company=company, author=seller, arrived_at=at)
    make.file(name="other.png", author=seller)

    assert names(caller, company_id=company.id) == ["2.png", "1.png", "0.png"]
    assert caller.get("/files")[1]["code"] == "file_is_about_one_thing"


def test_a_long_list_comes_in_pages(caller: Caller, deal: Deal, seller: Member) -> None:
    File.objects.bulk_create(
        File(name=f"{n}", size=0, deal=deal, author=seller,
             arrived_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=n // 2))
        for n in range(205)
    )  # fmt: skip
    found: list[str] = []
    after: dict[str, str] = {}

    while True:
        _, page = caller.get("/files", deal_id=deal.id, **after)
        found += [file["name"] for file in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}

    assert len(found) == 205
    assert set(found) == {str(n) for n in range(205)}


def test_the_timelines_of_the_record_show_a_file(
    caller: Caller, deal: Deal, seller: Member
) -> None:
    person = make.person(owner=seller)
    DealPerson.objects.create(deal=deal, person=person)
    file = make.file(deal=deal, author=seller)

    for path in (f"/deals/{deal.id}", f"/people/{person.id}"):
        (line,) = caller.get(f"{path}/timeline", only="files")[1]["items"]
        assert (line["kind"], line["actor_name"], line["subject_id"]) == (
            "file", "Ada Park", str(deal.id),
        )  # fmt: skip
        assert line["data"] == {
            "file_id": str(file.id), "name": "plan.png", "size": file.size,
            "content_type": "image/png",
        }  # fmt: skip

    caller.delete(f"/files/{file.id}", **edit(1))
    assert caller.get(f"/deals/{deal.id}/timeline", only="files")[1]["items"] == []
