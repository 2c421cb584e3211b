"""Reading companies and persons."""

from headwater.people.selectors.records import (
    ChannelNotFound,
    CompanyNotFound,
    OwnerNotFound,
    PersonNotFound,
    ancestors,
    check_owner,
    find_company_by_name,
    find_person_by_channel,
    get_channel,
    get_company,
    get_person,
    height,
    successor,
    visiting_card,
)

__all__ = [
    "ChannelNotFound",
    "CompanyNotFound",
    "OwnerNotFound",
    "PersonNotFound",
    "ancestors",
    "check_owner",
    "find_company_by_name",
    "find_person_by_channel",
    "get_channel",
    "get_company",
    "get_person",
    "height",
    "successor",
    "visiting_card",
]
