"""Creating, editing, deleting and restoring companies and persons."""

from headwater.people.services.channels import NewChannel, judge_channel
from headwater.people.services.companies import (
    CompanyChanges,
    NewCompany,
    create_company,
    delete_company,
    hold_groups,
    restore_company,
    update_company,
)
from headwater.people.services.owners import give
from headwater.people.services.persons import (
    NewPerson,
    PersonChanges,
    create_person,
    delete_person,
    restore_person,
    update_person,
)
from headwater.people.services.relations import NewRelation, relate, unrelate

__all__ = [
    "CompanyChanges",
    "NewChannel",
    "NewCompany",
    "NewPerson",
    "NewRelation",
    "PersonChanges",
    "create_company",
    "create_person",
    "delete_company",
    "delete_person",
    "give",
    "hold_groups",
    "judge_channel",
    "relate",
    "restore_company",
    "restore_person",
    "unrelate",
    "update_company",
    "update_person",
]
