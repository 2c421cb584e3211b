"""Reading a chunk of rows; those that cannot be read are refused and do not hold up the others."""

from collections.abc import Sequence

from headwater.accounts.rules.fields import OWN
from headwater.exchange.models import ImportFile
from headwater.exchange.rules import reading
from headwater.exchange.rules.reading import Said
from headwater.exchange.selectors import FileRow
from headwater.exchange.services.contexts import Context
from headwater.fields.rules.values import Plain
from headwater.lib.errors import DomainError


def read_rows(file: ImportFile, rows: Sequence[FileRow], context: Context) -> dict[int, Said]:
    sense = context.sense(file)
    said: dict[int, Said] = {}
    for row in rows:
        try:
            if row.problem:
                context.batch.refuse(file.id, row.number, row.problem)
            else:
                said[row.number] = context.referred(reading.read(row.cells, sense), sense)
        except DomainError as error:
            context.batch.refuse(file.id, row.number, error)
    return said


def own_of(said: Said) -> dict[str, Plain]:
    """Give what a row says of the fields of the workspace's own."""
    return {name: value for name, value in said.items() if name.startswith(OWN)}
