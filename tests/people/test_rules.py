from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.people.rules import (
    ChannelKind,
    CompanyIsItsOwnParent,
    NoMailAddress,
    channel_key,
    check_channel,
    check_parent,
    in_tree_order,
)


@pytest.mark.parametrize(
    ("kind", "value", "country", "key"),
    [
        (ChannelKind.EMAIL, " Ada@Example.COM ", None, "ada@example.com"),
        (ChannelKind.PHONE, "138-0001-2345", "CN", "+8613800012345"),
        (ChannelKind.PHONE, "0086 138 0001 2345", "CN", "+8613800012345"),
        (ChannelKind.PHONE, "(650) 253-0000 ext. 5", "US", "+16502530000x5"),
        (ChannelKind.PHONE, "138-0001-2345", None, "13800012345"),
        (ChannelKind.PHONE, "+1 650-253-0000,,#12", None, "+16502530000x12"),
        (ChannelKind.PHONE, "tel:+1-650-253-0000;ext=12", None, "+16502530000x12"),
        (ChannelKind.PHONE, "010-65529988转8012", "CN", "+861065529988x8012"),
        (
            ChannelKind.PHONE,
            "（０１０）６５５２９９８８　分机号：８０１２",
            "CN",
            "+861065529988x8012",
        ),
        (ChannelKind.PHONE, "010-65529988-8012", "CN", "+861065529988x8012"),
        (ChannelKind.PHONE, "12", "US", "12"),
        (ChannelKind.PHONE, "12转5", "CN", "12x5"),
        (ChannelKind.LINKEDIN, "https://www.linkedin.com/in/Ada/", None, "linkedin.com/in/ada"),
        (ChannelKind.WECHAT, "Ada_1", None, "ada_1"),
    ],
)
def test_two_spellings_have_one_key(
    kind: ChannelKind, value: str, country: str | None, key: str
) -> None:
    assert channel_key(kind, value, country=country) == key


@given(st.sampled_from(list(ChannelKind)), st.text(max_size=40))
def test_a_key_is_its_own_key(kind: ChannelKind, value: str) -> None:
    key = channel_key(kind, value, country="CN")

    if kind is not ChannelKind.LINKEDIN and kind is not ChannelKind.WEBSITE:
        assert channel_key(kind, key, country="CN") in {key, key.strip(), key.lower()}


def test_a_mail_address_looks_like_one() -> None:
    check_channel(ChannelKind.EMAIL, "ada@example.com")

    with pytest.raises(NoMailAddress):
        check_channel(ChannelKind.EMAIL, "ada at example.com")


@given(st.dictionaries(st.integers(0, 9), st.integers(0, 9)))
def test_a_chart_names_everybody_once_behind_their_manager(drawn: dict[int, int]) -> None:
    ids = [UUID(int=number) for number in range(10)]
    managers = {ids[one]: ids[other] for one, other in drawn.items() if one != other}

    ordered = in_tree_order(ids, managers)

    assert sorted(one for one, _ in ordered) == ids
    levels = dict(ordered)
    before: list[UUID] = []
    for one, level in ordered:
        if level:
            assert managers[one] in before
            assert levels[managers[one]] == level - 1
        before.append(one)


def test_nothing_is_its_own_parent() -> None:
    company, parent = uuid4(), uuid4()
    check_parent(company, [parent])

    with pytest.raises(CompanyIsItsOwnParent):
        check_parent(company, [parent, company])
