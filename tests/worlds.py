"""Whole workspaces for tests that must try every door, and ways to see what changed in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from allauth.usersessions.models import UserSession
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from headwater.accounts.models import Connection, Member, Token
from headwater.accounts.rules import Kind, Role, Scope
from headwater.accounts.services.invitations import NewInvitation, invite
from headwater.activities.models import ActivityType, Attendee, Comment, Note, Task, TaskLink
from headwater.changes.models import Work, WorkRow
from headwater.changes.rules import Deed, Outcome
from headwater.dashboards.rules.schedules import Cadence, MailSpan
from headwater.dashboards.selectors.kinds import KINDS
from headwater.dashboards.services.dashboards import create_dashboard
from headwater.dashboards.services.mailings import create_mailing
from headwater.duplicates.models import Merge, Pair
from headwater.fields.rules.custom import CustomType
from headwater.fields.rules.views import ViewScope
from headwater.fields.services.custom import create_field
from headwater.fields.services.values import write
from headwater.fields.services.views import create_view
from headwater.files.models import File
from headwater.leads.models import Campaign, Framework, Question, Reason
from headwater.leads.rules.scorecard import Subject
from headwater.leads.services.conversion import Wanted, convert_lead
from headwater.leads.services.scorecards import answer
from headwater.notices.models import Notice
from headwater.notices.rules import NoticeKind, NoticeSubject
from headwater.people.models import Channel, Company, Relation
from headwater.people.rules import ChannelKind, RelationKind
from headwater.people.services import update_company
from headwater.pipeline.models import Deal, DealPerson, Source
from headwater.pipeline.rules import PersonRole
from headwater.pools.rules.pools import PoolKind
from headwater.pools.services.assigning import assign
from headwater.pools.services.assignment import create_rule
from headwater.pools.services.claims import put_in
from headwater.pools.services.handovers import hand_over
from headwater.pools.services.pools import Grant, create_pool
from headwater.reports.services.reports import create_report
from headwater.sharing.models import Follow, Share
from headwater.tenancy.context import current_operation, enter
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import API, Caller
from tests.mail.rows import mail_world
from tests.sequences.rows import sequence_world

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
# Who asked how often and in which browser is not the domain's.
NOT_COUNTED = {
    "django_session",
    "accounts_attempt",
    "django_migrations",
    "usersessions_usersession",
    "tenancy_touch",  # says only that what is kept may be old
}


@dataclass
class World:
    """One workspace with one of everything; every text in it begins with the canary's name."""

    workspace: Workspace
    canary: str
    members: dict[Role, Member]
    ids: dict[str, Any]
    secrets: dict[Scope, str]
    callers: dict[Role, Caller]


def world(canary: str) -> World:
    workspace = Workspace.objects.create(name=f"{canary} workspace")
    enter(workspace.pk)
    members = {role: make.member(role=role, name=f"{canary} {role}") for role in Role}
    callers = {role: Caller(member) for role, member in members.items()}
    ids = {"workspace": workspace.pk} | _trade(canary, members) | _people(canary, members)
    secrets = {scope: make.token(members[Role.OWNER], scope) for scope in Scope}
    token = Token.objects.exclude(scopes="admin").order_by("id")[0]
    session = UserSession.objects.create(
        user=members[Role.OWNER].user, ip="127.0.0.1", user_agent="Firefox",
        session_key=callers[Role.OWNER].client.session.session_key,
    )  # fmt: skip
    _around_records(members, ids)
    ids |= {"token": token.id, "session": session.pk} | _import(canary, callers[Role.OWNER])
    ids |= _leads(canary, members, ids) | _around_tasks(canary, members, ids)
    ids["connection"] = Connection.objects.create(
        kind="oidc", name=f"{canary} connection", domains=["example.org"]
    ).id
    ids |= _fields(canary, members, ids) | _pools(canary, members) | _assignment(canary, members)
    ids |= _export(callers[Role.OWNER]) | _dashboards(canary, members, ids["report"])
    ids |= _changes(canary, workspace, members) | mail_world(canary, members[Role.OWNER])
    ids |= sequence_world(canary, members[Role.OWNER], ids["mailbox"], ids["person"])
    return World(workspace, canary, members, ids, secrets, callers)


def _trade(canary: str, members: dict[Role, Member]) -> dict[str, Any]:
    owner, seller = members[Role.OWNER], members[Role.SELLER]
    pipeline = make.pipeline(name_en=f"{canary} pipeline", is_default=True)
    stages = [make.stage(name_en=f"{canary} stage {n}", pipeline=pipeline) for n in range(2)]
    criterion = make.criterion(stage=stages[0], severity="warn", label_en=f"{canary} criterion")
    entry_task = make.entry_task(stage=stages[0], title_en=f"{canary} entry task")
    companies = [make.company(name=f"{canary} company {n}", owner=seller) for n in range(2)]
    people = [
        make.person(name=f"{canary} person {n}", company=companies[0], owner=seller)
        for n in range(2)
    ]
    sources = [Source.objects.create(name_en=f"{canary} source {n}") for n in range(2)]
    deal = make.deal(
        title=f"{canary} deal",
        stage=stages[0],
        owner=seller,
        company=companies[0],
        source=sources[0],
    )
    DealPerson.objects.create(deal=deal, person=people[0], role=PersonRole.USER)
    trashed = make.deal(
        title=f"{canary} trashed", stage=stages[0], owner=seller, deleted_at=NOW, deleted_by=owner
    )
    channel = Channel.objects.create(
        person=people[0], kind=ChannelKind.WECHAT, value=f"{canary} channel", key=canary.lower()
    )
    relation = Relation.objects.create(
        person=people[0],
        other_person=people[1],
        kind=RelationKind.REPORTS_TO,
        text=f"{canary} text",
    )
    reason = make.lost_reason(name_en=f"{canary} reason")
    return _doings(canary, deal, owner) | {
        "pipeline": pipeline.id, "stage": stages[0].id, "stage2": stages[1].id,
        "criterion": criterion.id, "entry_task": entry_task.id,
        "company": companies[0].id, "company2": companies[1].id, "person": people[0].id,
        "person2": people[1].id, "channel": channel.id, "relation": relation.id,
        "source": sources[0].id, "source2": sources[1].id, "deal": deal.id, "trashed": trashed.id,
        "reason": reason.id, "merged": _double(canary, companies).id, "owner": owner.id,
        "seller": seller.id,
    }  # fmt: skip


def _doings(canary: str, deal: Deal, owner: Member) -> dict[str, Any]:
    """Make what is to be done, was said and is kept about a deal, by its owner."""
    seller = deal.owner
    task = Task.objects.create(title=f"{canary} task", owner=seller, deal=deal, due_at=NOW)
    repeating = Task.objects.create(
        title=f"{canary} repeating", owner=seller, due_at=NOW, repeat="FREQ=DAILY",
        slot_day=NOW.date(), slot_time=NOW.time(),
    )  # fmt: skip
    note = Note.objects.create(text=f"{canary} note", author=seller, deal=deal)
    comment = Comment.objects.create(text=f"{canary} comment", author=seller, note=note)
    notice = Notice.objects.create(
        member=owner, kind=NoticeKind.DEAL, actor=seller, subject=NoticeSubject.DEAL,
        subject_id=deal.id, data={"what": "won"}, at=NOW,
    )  # fmt: skip
    file = make.file(name=f"{canary} file", author=seller, deal=deal)
    upload = File.objects.create(name=f"{canary} upload", size=5, author=owner, deal=deal)
    waiting_file = File.objects.create(name=f"{canary} waiting", size=5, author=owner)
    return {
        "task": task.id, "repeating": repeating.id, "note": note.id, "notice": notice.id,
        "comment": comment.id, "file": file.id, "upload": upload.id, "waiting": waiting_file.id,
    }  # fmt: skip


def _double(canary: str, companies: list[Company]) -> Company:
    """Make companies that look alike, and one that was merged into the first."""
    first, second = sorted(company.id for company in companies)
    Pair.objects.create(
        kind="company", first_id=first, second_id=second, score=9, is_sure=False, reasons=[]
    )
    merged = make.company(name=f"{canary} merged", owner=companies[0].owner, deleted_at=NOW)
    Company.objects.filter(id=merged.id).update(merged_into=companies[0])
    Merge.objects.create(
        kind="company", survivor_id=companies[0].id, loser_id=merged.id, moved={}, changes={}
    )
    return merged


def _around_tasks(canary: str, members: dict[Role, Member], ids: dict[str, Any]) -> dict[str, Any]:
    waiting = Task.objects.create(title=f"{canary} waiting", owner=members[Role.SELLER])
    task_link = TaskLink.objects.create(blocker_id=ids["task"], blocked=waiting)
    attendee = Attendee.objects.create(task_id=ids["task"], person_id=ids["person2"])
    activity_type = ActivityType.objects.create(name_en=f"{canary} type", base="visit")
    return {
        "task_link": task_link.id, "attendee": attendee.id, "activity_type": activity_type.id,
    }  # fmt: skip


def _people(canary: str, members: dict[Role, Member]) -> dict[str, Any]:
    teams = [make.team(name=f"{canary} team {n}") for n in range(2)]
    role = make.custom_role(name_en=f"{canary} role")
    nameless = make.member(user=None, name=f"{canary} nameless", role=Role.SELLER)
    invitation = invite(
        NewInvitation(email=f"{canary.lower()}@example.com", by_mail=False),
        actor=make.actor(members[Role.OWNER]),
        now=datetime.now(UTC) - timedelta(hours=1),
    )
    return {
        "team": teams[0].id, "team2": teams[1].id, "nameless": nameless.id,
        "invitation": invitation.id, "role": role.id,
    }  # fmt: skip


def _around_records(members: dict[Role, Member], ids: dict[str, Any]) -> None:
    owner = members[Role.OWNER]
    Share.objects.create(deal_id=ids["deal"], member=owner, level="read", sharer=owner)
    Share.objects.create(deal_id=ids["deal"], team_id=ids["team"], level="edit", sharer=owner)
    Follow.objects.create(deal_id=ids["deal"], member=owner)


def _leads(canary: str, members: dict[Role, Member], ids: dict[str, Any]) -> dict[str, Any]:
    seller = members[Role.SELLER]
    campaign = Campaign.objects.create(name_en=f"{canary} campaign", currency="USD")
    reason = Reason.objects.create(name_en=f"{canary} lead reason")
    told = {"company_name": f"{canary} maker", "campaign": campaign, "source_id": ids["source"]}
    leads = [make.lead(name=f"{canary} lead {n}", owner=seller, **told) for n in range(2)]
    make.note(text=f"{canary} lead note", lead=leads[0], author=seller)
    make.task(title=f"{canary} lead task", lead=leads[0], owner=seller)
    card = Framework.objects.create(name_en=f"{canary} card", is_default=True)
    question = Question.objects.create(name_en=f"{canary} question", framework=card, position=0)
    said = Subject(lead_id=leads[0].id)
    answer(said, question.id, actor=make.actor(seller), now=NOW, evidence=f"{canary} evidence")
    convert_lead(leads[1].id, Wanted(), actor=make.actor(seller), now=NOW)
    return {
        "campaign": campaign.id, "lead_reason": reason.id, "lead": leads[0].id,
        "converted": leads[1].id, "scorecard": card.id, "question": question.id,
    }  # fmt: skip


def _fields(canary: str, members: dict[Role, Member], ids: dict[str, Any]) -> dict[str, Any]:
    """Make fields of a deal, of which one names a person, and a view of deals."""
    actor = make.actor(members[Role.OWNER])
    fields = [
        create_field(
            Kind.DEAL, key=None, type=type_, name_en=f"{canary} {type_}", actor=actor, now=NOW
        )
        for type_ in (CustomType.PERSON, CustomType.TEXT)
    ]
    write(Kind.DEAL, ids["deal"], {fields[0].key: str(ids["person"])}, actor=actor)
    view = create_view(
        Kind.DEAL, name=f"{canary} view", scope=ViewScope.WORKSPACE, actor=actor, now=NOW
    )
    report = create_report(
        name=f"{canary} report", scope=ViewScope.WORKSPACE, question={"measure": "open_count"},
        actor=actor, now=NOW,
    )  # fmt: skip
    return {
        "field": fields[0].id, "field2": fields[1].id, "view": view.id, "report": report.id
    }  # fmt: skip


def _dashboards(canary: str, members: dict[Role, Member], report: Any) -> dict[str, Any]:
    """Make a dashboard with every kind of tile, and let it go to everybody by mail."""
    actor = make.actor(members[Role.OWNER])
    asked = {"report": {"report_id": str(report)}}
    tiles = [
        {
            "id": kind.name,
            "kind": kind.name,
            "x": 0,
            "y": 40 * at,
            "w": 12,
            "h": 12,
            "question": asked.get(kind.name, {}),
        }
        for at, kind in enumerate(KINDS.values())
    ]
    dashboard = create_dashboard(
        name=f"{canary} dashboard", scope=ViewScope.WORKSPACE, tiles=tiles, actor=actor, now=NOW
    )
    readers = [member.id for member in members.values()]
    mailing = create_mailing(
        dashboard.id, cadence=Cadence.DAILY, hour=8, span=MailSpan.ALL, reader_ids=readers,
        actor=actor, now=NOW,
    )  # fmt: skip
    return {"dashboard": dashboard.id, "mailing": mailing.id}


def _pools(canary: str, members: dict[Role, Member]) -> dict[str, Any]:
    owner, seller = members[Role.OWNER], members[Role.SELLER]
    pools = [
        create_pool(
            PoolKind.COMPANY,
            actor=make.actor(owner),
            now=NOW,
            name_en=f"{canary} pool {n}",
            most_protected=5,
            access=[Grant(member_id=seller.id)],
        )
        for n in range(2)
    ]
    pooled = make.company(name=f"{canary} pooled", description=f"{canary} secret")
    put_in(pools[0].id, pooled.id, actor=make.actor(owner), now=NOW)
    leaver = make.member(user=None, name=f"{canary} leaver", role=Role.SELLER)
    handover = hand_over(
        leaver.id, recipients={}, deactivates=True, actor=make.actor(owner), now=datetime.now(UTC)
    )
    return {
        "pool": pools[0].id, "pool2": pools[1].id, "pooled": pooled.id, "handover": handover.id,
        "owned": make.company(name=f"{canary} owned", owner=owner).id,
    }  # fmt: skip


def _assignment(canary: str, members: dict[Role, Member]) -> dict[str, Any]:
    owner, seller = make.actor(members[Role.OWNER]), members[Role.SELLER]
    rule = create_rule(
        PoolKind.LEAD, actor=owner, now=NOW, name_en=f"{canary} rule", way="round_robin",
        people=([seller.id], []),
    )  # fmt: skip
    newcomer, given = (make.lead(name=f"{canary} newcomer {n}", owner=None) for n in range(2))
    assign(PoolKind.LEAD, [given.id], member_id=seller.id, actor=owner, now=datetime.now(UTC))
    return {"assignment_rule": rule.id, "newcomer": newcomer.id, "given": given.id}


def _changes(canary: str, workspace: Workspace, members: dict[Role, Member]) -> dict[str, Any]:
    """Make something that was done by the owner, and a work of theirs that has not begun."""
    owner = members[Role.OWNER]
    changed = make.company(name=f"{canary} before", owner=members[Role.SELLER])
    enter(workspace.pk)
    update_company(changed.id, name=f"{canary} changed", actor=make.actor(owner), now=NOW)
    operation = current_operation().operation
    enter(workspace.pk)
    work = Work.objects.create(deed=Deed.DELETE, kind="company", creator=owner, total=1)
    WorkRow.objects.create(
        work=work, number=1, kind="company", record_id=changed.id, outcome=Outcome.KEPT,
        kept=[{"field": "name", "by": f"{canary} somebody", "at": NOW.isoformat()}],
    )  # fmt: skip
    return {"changed": changed.id, "operation": operation, "work": work.id}


def _import(canary: str, caller: Caller) -> dict[str, Any]:
    sent = SimpleUploadedFile("deals.csv", f"Deal,Value,Stage\n{canary} row,5,New\n".encode())
    answer = caller.client.post(f"{API}/imports", {"files": sent, "kind": "deals"})
    made = answer.json()
    return {"import": made["id"], "import_file": made["files"][0]["id"]}


def _export(caller: Caller) -> dict[str, Any]:
    status, made = caller.post("/exports/deals", {"format": "csv"})
    assert status == 201, made
    return {"export": made["id"]}


@contextmanager
def undone() -> Iterator[None]:
    """Undo what is done inside, so that the next call finds the world as it was."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]  # lets requests begin theirs inside
    with block:
        yield
        transaction.set_rollback(True)


# As pg_stat_xact_user_tables counts, in a fifth of its time: this is asked ten thousand times.
WRITTEN = """
SELECT sum(pg_stat_get_xact_tuples_inserted(o) + pg_stat_get_xact_tuples_updated(o)
    + pg_stat_get_xact_tuples_deleted(o)) FROM unnest(%s::oid[]) o
"""


class Watch:
    """Tells whether what happened since `begin` changed anything in the workspaces.

    Every table is digested only if rows were written at all: most refusals write none.
    """

    def __init__(self, *workspaces: Workspace) -> None:
        self.workspaces, self.before = workspaces, _fingerprint(*workspaces)
        self.begin()

    def begin(self) -> None:
        self.writes = _rows_written()

    def has_changed(self) -> bool:
        if _rows_written() == self.writes:
            return False
        return _fingerprint(*self.workspaces) != self.before


def _rows_written() -> int:
    """Count what this transaction wrote so far, in savepoints that were undone as well."""
    with connection.cursor() as cursor:
        cursor.execute(WRITTEN, [_counted_tables()])
        return int(cursor.fetchone()[0])


@cache
def _counted_tables() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT array_agg(c.oid::int8) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT c.relname = ANY(%s)",
            [sorted(NOT_COUNTED)],
        )
        found: list[int] = cursor.fetchone()[0]
        return found


def _fingerprint(*workspaces: Workspace) -> dict[str, str]:
    """Give a digest of every table as each of the workspaces sees it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
        )
        tables = [name for (name,) in cursor.fetchall() if name not in NOT_COUNTED]
        digests = " UNION ALL ".join(map(_digest, tables))
        found: dict[str, str] = {}
        for workspace in workspaces:
            enter(workspace.pk)
            cursor.execute(digests)
            found |= {f"{workspace.pk} {name}": str(digest) for name, digest in cursor.fetchall()}
    return found


def _digest(table: str) -> str:
    # That a token was used is noted also when it is refused.
    row = "(to_jsonb(t) - 'last_used_at')::text" if table == "accounts_token" else "t::text"
    lines = f"string_agg({row}, E'\\n' ORDER BY {row})"
    return f"SELECT '{table}', md5({lines}) FROM {table} t"  # noqa: S608  # names of the catalogue
