"""Who belongs to whom, kept a tree while the rows of a file say so."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from headwater.people.models import Company
from headwater.people.rules import check_parent
from headwater.people.services import hold_groups


class Groups:
    """All parents of the workspace; nobody else changes them until the transaction ends."""

    def __init__(self) -> None:
        hold_groups()
        rows = Company.objects.filter(parent__isnull=False, merged_into=None)
        self._parents: dict[UUID, UUID] = dict(rows.values_list("id", "parent_id"))
        self._children: dict[UUID, set[UUID]] = defaultdict(set)
        for company_id, parent_id in self._parents.items():
            self._children[parent_id].add(company_id)

    def put(self, company_id: UUID, wanted: Mapping[str, Any]) -> None:
        """Take down the parent a row gives a company, or refuse the row."""
        parent_id: UUID | None = wanted.get("parent_id")
        if parent_id is None:
            return
        check_parent(company_id, self._above(parent_id), height=self._height(company_id))
        if before := self._parents.get(company_id):
            self._children[before].discard(company_id)
        self._parents[company_id] = parent_id
        self._children[parent_id].add(company_id)

    def _above(self, company_id: UUID) -> list[UUID]:
        above = [company_id]
        while (parent_id := self._parents.get(above[-1])) and parent_id not in above:
            above.append(parent_id)
        return above

    def _height(self, company_id: UUID) -> int:
        levels, row, seen = 0, {company_id}, set[UUID]()
        while row:
            levels, seen = levels + 1, seen | row
            row = {child for one in row for child in self._children.get(one, ())} - seen
        return levels
