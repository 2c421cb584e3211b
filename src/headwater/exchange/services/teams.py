"""Rows that say who works in which team, and for whom."""

from collections.abc import Sequence
from uuid import UUID

from headwater.accounts.models import Member, Team
from headwater.accounts.rules import RANK, Role
from headwater.exchange.models import ImportFile
from headwater.exchange.rules.plan import Outcome
from headwater.exchange.rules.problems import CellRefused
from headwater.exchange.rules.reading import Said, name_key
from headwater.exchange.selectors import FileRow
from headwater.exchange.services.contexts import Context
from headwater.exchange.services.rows import read_rows
from headwater.lib.errors import DomainError
from headwater.lib.ids import uuid7

Place = tuple[UUID, str]  # a team and its path


def take_in(file: ImportFile, rows: Sequence[FileRow], context: Context) -> None:
    """Plan the tree: offices at the root, a team below for each manager, the sellers in it."""
    if not context.teams:
        context.teams = {
            (team.parent_id, name_key(team.name)): (team.id, team.path)
            for team in Team.objects.order_by("id")
        }
    members = {member.id: member for member in Member.objects.filter(is_active=True)}
    for number, said in read_rows(file, rows, context).items():
        try:
            _place(file, number, said, members=members, context=context)
        except DomainError as error:
            context.batch.refuse(file.id, number, error)


def _place(
    file: ImportFile, number: int, said: Said, *, members: dict[UUID, Member], context: Context
) -> None:
    name = said.get("member")
    if not name:
        raise CellRefused("This row names nobody.")
    place = _team(said["team"], None, context) if "team" in said else None
    manager = said.get("manager")
    if manager:
        place = _team(manager, place, context)
        _seat(manager, "", Role.MANAGER, place=place, members=members, context=context)
    mail = next(iter(said.get("member_email", [])), "")
    member_id, outcome = _seat(
        name, mail, Role.SELLER, place=place, members=members, context=context
    )
    about = {"kind": "member", "record_id": member_id, "title": name}
    context.batch.tell(file.id, number, outcome, **about)


def _team(name: str, parent: Place | None, context: Context) -> Place:
    key = (parent[0] if parent else None, name_key(name))
    if key not in context.teams:
        team_id = uuid7()
        path = f"{parent[1] if parent else ''}{team_id}."
        context.teams[key] = (team_id, path)
        row = {"id": team_id, "name": name, "parent_id": key[0], "path": path}
        context.batch.create("team", row)
    return context.teams[key]


def _seat(  # all of it is needed to seat somebody
    name: str,
    mail: str,
    role: Role,
    *,
    place: Place | None,
    members: dict[UUID, Member],
    context: Context,
) -> tuple[UUID, Outcome]:
    """Put a member into a team; nobody is moved out of one, and nobody loses a role."""
    member_id, team_id = context.member(name, mail), place[0] if place else None
    coming = context.batch.created["member"].get(member_id)
    if coming:
        coming |= {
            "team_id": team_id,
            "role": max(role, Role(coming["role"]), key=RANK.__getitem__),
        }
        return member_id, Outcome.CREATED
    there = members.get(member_id)
    if there is None or there.team_id or team_id is None or there.user_id:
        return member_id, Outcome.UNCHANGED
    there.team_id = team_id
    context.batch.change("member", member_id, {"team_id": team_id}, old={"team_id": None})
    return member_id, Outcome.UPDATED
