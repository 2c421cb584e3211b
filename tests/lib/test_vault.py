"""Secrets can only be opened where they were closed, with a key that is still there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.lib.vault import BadKeys, SecretUnreadable, Vault, new_key, read_keys

OLD, NEW = new_key(), new_key()


@given(secret=st.text(), place=st.text(max_size=50))
def test_what_is_closed_opens_again_in_its_place(secret: str, place: str) -> None:
    vault = Vault(lambda: OLD)

    assert vault.open(vault.close(secret, place=place), place=place) == secret


@given(place=st.text(max_size=20), other=st.text(max_size=20))
def test_a_secret_that_was_put_elsewhere_stays_shut(place: str, other: str) -> None:
    vault = Vault(lambda: OLD)
    closed = vault.close("secret", place=place)

    if place != other:
        with pytest.raises(SecretUnreadable, match="not written here"):
            vault.open(closed, place=other)


def test_the_same_secret_never_looks_the_same() -> None:
    vault = Vault(lambda: OLD)

    assert vault.close("a", place="p") != vault.close("a", place="p")


def test_an_older_key_still_opens_what_it_closed_until_it_is_taken_away() -> None:
    ring = [OLD]
    vault = Vault(lambda: " ".join(ring))
    closed = vault.close("secret", place="p")

    ring.insert(0, NEW)
    vault.forget()
    assert vault.open(closed, place="p") == "secret"
    assert not vault.is_newest(closed)
    assert vault.is_newest(vault.close("secret", place="p"))

    ring.remove(OLD)
    vault.forget()
    with pytest.raises(SecretUnreadable, match="HEADWATER_KEYS"):
        vault.open(closed, place="p")


def test_a_running_process_learns_of_a_new_key_when_it_meets_it() -> None:
    ring = [OLD]
    vault = Vault(lambda: " ".join(ring))
    vault.close("x", place="p")
    ring.insert(0, NEW)

    assert vault.open(Vault(lambda: NEW).close("secret", place="p"), place="p") == "secret"


@pytest.mark.parametrize("text", ["", "k1", "k1:short", "k!:" + "A" * 43, ":" + "A" * 43])
def test_what_is_no_ring_is_refused(text: str) -> None:
    with pytest.raises(BadKeys):
        read_keys(text)


@pytest.mark.parametrize(
    "text",
    ["", "nothing", "k1.", f"{OLD.partition(':')[0]}.AAAA"],
    ids=["empty", "nothing", "cut", "another"],  # keys differ between processes, tests may not
)
def test_what_was_never_a_secret_stays_shut(text: str) -> None:
    with pytest.raises(SecretUnreadable):
        Vault(lambda: OLD).open(text, place="p")
