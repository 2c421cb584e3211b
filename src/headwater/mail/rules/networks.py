"""Networks whose owners say in public what they are for, as they were published: no look-up is needed.

Only such as no human ever browses from are kept. Lists of whole clouds are thousands of lines that
change weekly, and those of Apple's relay hold people who browse as well as their mail program:
of them the name of the address tells, where there is one (rules/sightings.py).
"""

import ipaddress
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Published:
    rule: str  # by which a fetch from there is judged
    source: str
    as_of: date
    networks: tuple[str, ...]


PUBLISHED = (
    # Where Exchange Online Protection passes letters on from. Renew from the source: the "Exchange" set
    # with *.mail.protection.outlook.com; the same are in the SPF record of spf.protection.outlook.com.
    Published(
        rule="outlook_safelinks",
        source="https://endpoints.office.com/endpoints/worldwide; copy seen: prefixes of the service "
        "community Exchange (12076:5010), told by Microsoft's Azure support",
        as_of=date(2019, 11, 26),
        networks=("40.92.0.0/15", "40.107.0.0/16", "52.100.0.0/14", "104.47.0.0/17"),
    ),
)
NETWORKS = [
    (ipaddress.ip_network(network), one.rule) for one in PUBLISHED for network in one.networks
]


def published_rule(ip: str) -> str:
    """Say by which rule an address is judged; empty: it is in none of these networks."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return ""
    return next((rule for network, rule in NETWORKS if address in network), "")
