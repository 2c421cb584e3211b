"""Inventing the people at the customers, with ways to reach them."""

from dataclasses import dataclass
from random import Random

from headwater.people.rules import ChannelKind
from headwater.serve.demo import cast
from headwater.serve.demo.cast import Customer

Channels = list[tuple[ChannelKind, str]]


@dataclass(frozen=True)
class Contact:
    name: str
    title: str
    customer: int
    channels: Channels


def contacts(random: Random, customers: list[Customer]) -> list[Contact]:
    """Give every customer one to three people."""
    return [
        (_chinese if one.region in {"east", "south"} else _western)(random, place, one)
        for place, one in enumerate(customers)
        for _ in range(random.choice((1, 2, 2, 3)))
    ]


def _chinese(random: Random, place: int, customer: Customer) -> Contact:
    family, family_latin = random.choice(cast.pairs(cast.FAMILY_ZH))
    given, given_latin = random.choice(cast.pairs(cast.GIVEN_ZH))
    latin = f"{given_latin}.{family_latin}"
    channels: Channels = [
        (ChannelKind.EMAIL, f"{latin}@{customer.domain}"),
        (ChannelKind.PHONE, f"+8613{random.randint(0, 9)}0000{random.randint(1000, 9999)}"),
    ]
    if random.random() < 0.6:
        channels.append(
            (ChannelKind.WECHAT, f"{given_latin}_{family_latin}{random.randint(1, 99)}")
        )
    return Contact(f"{family}{given}", random.choice(cast.TITLES_ZH), place, channels)


def _western(random: Random, place: int, customer: Customer) -> Contact:
    first, last = random.choice(cast.FIRST_EN), random.choice(cast.LAST_EN)
    channels: Channels = [
        (ChannelKind.EMAIL, f"{first}.{last}@{customer.domain}".lower()),
        (ChannelKind.PHONE, f"+1202555{random.randint(100, 199):04d}"),
    ]
    if random.random() < 0.5:
        handle = f"https://www.linkedin.com/in/{first}-{last}-{random.randint(100, 999)}".lower()
        channels.append((ChannelKind.LINKEDIN, handle))
    return Contact(f"{first} {last}", random.choice(cast.TITLES_EN), place, channels)
