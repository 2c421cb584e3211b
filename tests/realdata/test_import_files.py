"""The sample files come in as they are, once, and go again without a trace."""

import csv
import gzip
from collections import Counter, defaultdict
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import Count

from headwater.accounts.models import Member, Team
from headwater.accounts.rules import Actor
from headwater.exchange.models import ImportRun
from headwater.exchange.services import runs, undo
from headwater.exchange.services.uploads import Upload, create_import
from headwater.people.models import Channel, Company, Person
from headwater.pipeline.models import Deal, DealVersion, Stage, StageVisit
from headwater.tenancy.models import Workspace
from tests import make
from tests.realdata import DATA

NOW = datetime(2026, 11, 1, tzinfo=UTC)
CRM = ("sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv")
HISTORY = ("deals.csv.gz", "stage_history.csv.gz")
TABLES = (
    "pipeline_deal", "pipeline_dealversion", "pipeline_stagevisit", "pipeline_pipeline", "pipeline_stage",
    "pipeline_source", "pipeline_lostreason", "pipeline_dealperson", "people_company", "people_person",
    "people_channel", "accounts_member", "accounts_team", "exchange_outsideid",
)  # fmt: skip
pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not DATA.exists(), reason="The sample files of the workshop are not here."),
]


@pytest.fixture
def actor(workspace: Workspace) -> Actor:
    return make.actor()


def take_in(actor: Actor, folder: str, *names: str) -> ImportRun:
    uploads = [Upload(name, DATA / folder / name) for name in names]
    run = create_import(uploads, actor=actor)
    runs.start_run(run.id, actor=actor, now=NOW)
    steps = runs.take_steps(run.id, actor=actor, now=NOW)
    assert steps
    while steps.step(now=NOW):
        pass
    run.refresh_from_db()
    return run


def taken_back(run: ImportRun, actor: Actor) -> ImportRun:
    undo.start_undo(run.id, actor=actor, now=NOW)
    while undo.step_back(run.id, actor=actor, now=NOW):
        pass
    run.refresh_from_db()
    return run


def rows_of(folder: str, name: str) -> list[dict[str, str]]:
    """Read a sample file with nothing of ours."""
    path = DATA / folder / name
    opened = gzip.open(path, "rt") if name.endswith(".gz") else path.open()  # noqa: SIM115
    with opened as file:
        return list(csv.DictReader(file))


def hashes() -> dict[str, tuple[int, str]]:
    """Reduce each table to its count and a hash of all its rows."""
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(
                f"SELECT count(*), coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') "  # noqa: S608
                f"FROM {table} t"
            )
            found[table] = cursor.fetchone()
    return found


@pytest.mark.timeout(600)
def test_the_crm_files_become_deals_with_companies_owners_and_teams(actor: Actor) -> None:
    raw, accounts = rows_of("crm_sales", CRM[0]), rows_of("crm_sales", CRM[1])

    run = take_in(actor, "crm_sales", *CRM)

    assert (run.state, run.counts.get("refused", 0)) == ("done", 0)
    assert Deal.objects.count() == len(raw)
    assert dict(Deal.objects.values_list("status").annotate(n=Count("id"))) == {
        "won": sum(row["deal_stage"] == "Won" for row in raw),
        "lost": sum(row["deal_stage"] == "Lost" for row in raw),
        "open": sum(row["deal_stage"] not in {"Won", "Lost"} for row in raw),
    }
    won = [
        (r["engage_date"], r["close_date"], r["close_value"])
        for r in raw
        if r["deal_stage"] == "Won"
    ]
    ours = Deal.objects.filter(status="won").values_list("created_at", "closed_at", "value")
    assert Counter((f"{a:%Y-%m-%d}", f"{b:%Y-%m-%d}", f"{v:.0f}") for a, b, v in ours) == Counter(
        won
    )
    assert Deal.objects.filter(company=None).count() == sum(not row["account"] for row in raw)
    assert Company.objects.count() == len(accounts)
    assert Company.objects.exclude(parent=None).count() == sum(
        bool(a["subsidiary_of"]) for a in accounts
    )
    assert Company.objects.exclude(industry="").count() == len(accounts)
    tags = Counter(tag for tags in Deal.objects.values_list("tags", flat=True) for tag in tags)
    assert tags == Counter(row["product"].replace("GTXPro", "GTX Pro") for row in raw)


@pytest.mark.timeout(600)
def test_the_crm_owners_sit_in_a_tree_of_teams(actor: Actor) -> None:
    raw = rows_of("crm_sales", CRM[3])

    take_in(actor, "crm_sales", *CRM)

    for row in raw:
        member = Member.objects.select_related("team__parent").get(name=row["sales_agent"])
        assert member.team.name == row["manager"]
        assert member.team.parent.name == row["regional_office"]
        assert Member.objects.get(name=row["manager"]).role == "manager"
    assert Team.objects.count() == len(
        {r["manager"] for r in raw} | {r["regional_office"] for r in raw}
    )


@pytest.mark.timeout(600)
def test_undoing_the_crm_files_leaves_the_workspace_as_it_was(actor: Actor) -> None:
    make.deal(company=make.company(name="Acme Corporation"), owner=make.member(name="Carl Lin"))
    before = hashes()

    run = taken_back(take_in(actor, "crm_sales", *CRM), actor)

    assert run.counts.get("kept", 0) == 0
    after = hashes()
    # The company and the member that were there have been given back what the files had filled in.
    for table in set(TABLES) - {"people_company", "accounts_member"}:
        assert after[table] == before[table], table
    assert Company.objects.get().industry == ""


@pytest.mark.timeout(600)
def test_the_crm_files_come_in_only_once(actor: Actor) -> None:
    take_in(actor, "crm_sales", *CRM)
    before = hashes()

    run = take_in(actor, "crm_sales", *CRM)

    assert set(run.counts) == {"unchanged"}
    assert hashes() == before


@pytest.mark.timeout(600)
def test_a_stage_history_becomes_visits_with_their_true_times(actor: Actor) -> None:
    raw, deals = rows_of("stage_history", HISTORY[1]), rows_of("stage_history", HISTORY[0])
    by_deal: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
    for row in raw:
        by_deal[row["case_id"]].append((datetime.fromisoformat(row["timestamp"]), row["activity"]))
    endings = {"A_DECLINED": "lost", "A_CANCELLED": "lost", "O_DECLINED": "lost"} | dict.fromkeys(
        ("A_APPROVED", "A_REGISTERED", "A_ACTIVATED", "O_ACCEPTED"), "won"
    )

    run = take_in(actor, "stage_history", *HISTORY)

    assert (run.state, run.counts) == ("done", {"created": len(deals)})
    closed = {
        key: min((at, endings[name]) for at, name in lines if name in endings)
        for key, lines in by_deal.items()
        if any(name in endings for _, name in lines)
    }
    ours = dict(Deal.objects.exclude(status="open").values_list("title", "status"))
    assert ours == {key: status for key, (_, status) in closed.items()}
    assert set(Stage.objects.values_list("name_en", flat=True)) == {
        r["activity"] for r in raw
    } - set(endings)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT d.id FROM pipeline_deal d JOIN pipeline_stagevisit v ON v.deal_id = d.id "
            "GROUP BY d.id, d.status HAVING max(v.entered_at) > min(v.entered_at) AND d.created_at <> min(v.entered_at)) x"
        )
        assert cursor.fetchone() == (0,)


@pytest.mark.timeout(600)
def test_the_facts_of_a_history_have_no_gaps_and_no_overlaps(actor: Actor) -> None:
    take_in(actor, "stage_history", *HISTORY)

    with connection.cursor() as cursor:
        for table, start, end in (
            (DealVersion._meta.db_table, "valid_from", "valid_to"),
            (StageVisit._meta.db_table, "entered_at", "left_at"),
        ):
            cursor.execute(
                f"SELECT count(*) FILTER (WHERE {end} <> next), count(*) FILTER (WHERE {end} <= {start}) "  # noqa: S608
                f"FROM (SELECT {start}, {end}, lead({start}) OVER (PARTITION BY deal_id ORDER BY {start}) AS next "
                f"FROM {table}) x"
            )
            assert cursor.fetchone() == (0, 0), table
        cursor.execute(
            "SELECT count(*) FROM pipeline_deal d JOIN pipeline_dealversion v ON v.deal_id = d.id AND v.valid_to IS NULL "
            "WHERE (d.stage_id, d.status, d.owner_id) IS DISTINCT FROM (v.stage_id, v.status, v.owner_id)"
        )
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(
    "name",
    [
        "gbk.csv",
        "gb18030_rare_char.csv",
        "utf8_bom.csv",
        "utf16le_tab.txt",
        "mixed_gbk_then_utf8.csv",
    ],
)
def test_chinese_contacts_come_in_whatever_their_encoding(actor: Actor, name: str) -> None:
    raw = rows_of("encodings", "cn_contacts_utf8_bom.csv")

    run = take_in(actor, "encodings", f"cn_contacts_{name}")

    assert run.counts == {"created": len(raw)}
    expected = {(row["联系人"], row["\ufeff客户名称"]) for row in raw}
    if "gbk" not in name:  # GBK has no 䶮, so that these files hold another character
        assert set(Person.objects.values_list("name", "company__name")) == expected
    assert Channel.objects.filter(kind="phone").count() == sum(
        len({row["手机"], row["电话"]} - {""}) for row in raw
    )


@pytest.mark.parametrize(
    ("file", "people"),
    [
        ("John_Doe_EVOLUTION.vcf", ["Mr. John Richter, James Doe Sr."]),
        ("John_Doe_GMAIL.vcf", ["Mr. John Richter"]),
        ("gmail-list.vcf", ["Arnold Smith", "Chris Beatle", "Doug White"]),
        ("gmail-single.vcf", ["Greg Dartmouth"]),
        ("rfc2426-example.vcf", ["Frank Dawson", "Tim Howes"]),
        ("rfc6350-example.vcf", ["Simon Perreault"]),
    ],
)
def test_visiting_cards_become_people(actor: Actor, file: str, people: list[str]) -> None:
    run = take_in(actor, "vcards", file)

    assert run.counts == {"created": len(people)}
    assert sorted(Person.objects.values_list("name", flat=True)) == people
    assert Channel.objects.filter(person__isnull=False, kind="email").exists()
