"""The labelled sets as profiles, and how often a judgement about their pairs is right."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from headwater.duplicates.rules.names import spelled
from headwater.duplicates.rules.scoring import Profile, judge

Labelled = list[tuple[Profile, str]]
LARGEST_BLOCK = 200


@dataclass(frozen=True)
class Score:
    """How many pairs were called the same, how many of them rightly, how many there are."""

    called: int
    right: int
    pairs: int

    @property
    def precision(self) -> float:
        return self.right / self.called if self.called else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.pairs

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.called + self.pairs)


def febrl(path: Path) -> Labelled:
    return [
        (
            Profile(
                is_company=False,
                name=f"{row['given_name']} {row['surname']}".strip(),
                codes=some(row["soc_sec_id"]),
                born=row["date_of_birth"],
                street=f"{row['street_number']} {row['address_1']}".strip(),
                town=row["suburb"],
                postcode=row["postcode"],
            ),
            row["rec_id"].split("-")[1],
        )
        for row in rows(path)
    ]


def people(path: Path) -> Labelled:
    return [
        (
            Profile(
                is_company=False,
                name=f"{row['first_name']} {row['surname']}".strip(),
                mails=some(row["email"].lower()),
                born=row["dob"],
                town=row["city"].lower(),
            ),
            row["cluster"],
        )
        for row in rows(path)
    ]


def companies(path: Path) -> Labelled:
    return [
        (Profile(is_company=True, name=row["company_name"]), row["entity_id"]) for row in rows(path)
    ]


def measure(labelled: Labelled) -> dict[str, Score]:
    """Judge every pair that shares a block; what no block brings together counts as missed."""
    sizes = Counter(truth for _, truth in labelled)
    pairs = sum(n * (n - 1) // 2 for n in sizes.values())
    names = Counter(profile.name_key for profile, _ in labelled)
    commonness = {name: n / len(labelled) for name, n in names.items()}
    called, right = Counter[str](), Counter[str]()
    for one, other in candidates(labelled):
        judged = judge(labelled[one][0], labelled[other][0], commonness=commonness)
        is_right = labelled[one][1] == labelled[other][1]
        for threshold, is_called in (
            ("automatic", judged.is_automatic),
            ("asked", judged.is_asked),
        ):
            called[threshold] += is_called
            right[threshold] += is_called and is_right
    return {name: Score(called[name], right[name], pairs) for name in ("automatic", "asked")}


def candidates(labelled: Labelled) -> set[tuple[int, int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, (profile, _) in enumerate(labelled):
        for key in set(block_keys(profile)):
            blocks[key].append(number)
    return {
        pair
        for block in blocks.values()
        if len(block) <= LARGEST_BLOCK
        for pair in combinations(block, 2)
    }


def block_keys(profile: Profile) -> Iterator[str]:
    yield from (f"c{value}" for value in profile.codes)
    yield from (f"m{value}" for value in profile.mails)
    yield from (f"b{value}" for value in (profile.born,) if value)
    yield from (f"s{value}" for value in (profile.street,) if value)
    if key := profile.name_key:
        yield f"n{spelled(key)}"
        yield from (f"w{word}{profile.postcode or profile.town}" for word in key.split())


def some(value: str) -> frozenset[str]:
    return frozenset({value} if value else ())


def rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines, skipinitialspace=True):
            yield {name.strip(): value.strip() for name, value in row.items()}
