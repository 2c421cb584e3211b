"""What a record can be asked for: fields with a type, and how SQL reads each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class FieldType(StrEnum):
    """What the values of a field are, and so what can be asked of them."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"  # an amount; the record or the value says in which currency
    DATE = "date"
    MOMENT = "moment"
    FLAG = "flag"
    CHOICE = "choice"  # one of a list; stages, sources, statuses and the workspace's own lists
    CHOICES = "choices"  # several of a list; tags
    MEMBER = "member"
    PERSON = "person"
    COMPANY = "company"
    LINK = "link"


@dataclass(frozen=True, kw_only=True)
class Indexed:
    """Two ways to ask for a record by rows of another table that an index finds.

    `ids` selects the records of such rows. Where it gives few they are looked up (`few`), where it
    gives many each record is asked in the order of the list (`many`): PostgreSQL knows the values
    of all fields together and cannot tell (docs/decisions/0037). Each has a `{condition}`.
    """

    ids: str
    few: str
    many: str


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field of one kind of record.

    `sql` is an expression of the row the query is about; of `CHOICES`, an array. Where the values
    are kept in rows of another table, `within` says how such a row is reached, as an
    `EXISTS (… AND {condition})`, and `sql` is an expression of that row. `name` is what the filter
    language, views and the API call it; the workspace's own fields are called `custom.<key>`.
    `choices` are the words a `CHOICE` can be; without any, its values are ids unless `is_word`.
    """

    name: str
    type: FieldType
    sql: str
    within: str = "{condition}"
    choices: tuple[str, ...] = ()
    is_word: bool = False
    indexed: Indexed | None = None


Fields = Mapping[str, Field]


def by_name(*fields: Field) -> Fields:
    return {one.name: one for one in fields}
