"""What can be merged, and when not."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from headwater.accounts.rules.fields import OWN
from headwater.lib.errors import Conflict, Invalid, NotFound

UNDONE_WITHIN = timedelta(days=30)


class RecordKind(StrEnum):
    COMPANY = "company"
    PERSON = "person"


# What people may choose a side of. The rest of a record is its own: ids, ages, the trash.
FIELDS = {
    RecordKind.COMPANY: (
        "name", "domain", "industry", "tier", "size", "country", "credit_code", "description",
        "parent_id", "owner_id",
    ),
    RecordKind.PERSON: ("name", "title", "company_id", "owner_id", "description"),
}  # fmt: skip


class MergedWithItself(Invalid):
    code = "merged_with_itself"


class NoFieldToChoose(Invalid):
    code = "no_field_to_choose"


class MergeNotFound(NotFound):
    code = "merge_not_found"


class MergeIsTooOld(Conflict):
    code = "merge_is_too_old"


class MergedOnward(Conflict):
    code = "merged_onward"


class PairNotFound(NotFound):
    code = "pair_not_found"


def check_choice(
    kind: RecordKind, survivor_id: UUID, loser_id: UUID, *, from_loser: frozenset[str]
) -> None:
    if survivor_id == loser_id:
        raise MergedWithItself("Choose two different records.", field="loser_id")
    if not {name for name in from_loser if not name.startswith(OWN)} <= set(FIELDS[kind]):
        raise NoFieldToChoose("That is not a field one can choose.", field="from_loser")


def check_age(merged_at: datetime, *, now: datetime) -> None:
    if now - merged_at > UNDONE_WITHIN:
        raise MergeIsTooOld("A merge can be taken back for 30 days. These have passed.")
