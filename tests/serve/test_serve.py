"""One Headwater is started for real, hurt in every way, and must come back."""

import psutil
import pytest

from tests.serve.running import Running, answers, eventually, headwater, is_alive

READY = "Headwater is ready at http://127.0.0.1:{}\n"


def test_it_says_where_it_is_and_that_all_parts_work(running: Running) -> None:
    assert running.first_line == READY.format(running.port)
    assert eventually(lambda: running.ready()["worker"])
    assert running.ready() == {"ready": True, "database": True, "migrations": True, "worker": True}


def test_its_secret_key_is_for_its_user_only(running: Running) -> None:
    assert (running.home / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_second_start_on_the_same_data_is_refused_in_a_sentence(running: Running) -> None:
    refused = headwater("serve", f"--data={running.home}")

    assert refused.returncode == 1
    assert refused.stderr == (
        f"Headwater is already running for {running.home}. Stop it first, or set HEADWATER_DATA "
        "to another folder.\n"
    )


def test_a_taken_port_is_refused_in_a_sentence(running: Running, tmp_path: object) -> None:
    refused = headwater("serve", f"--data={tmp_path}/other", f"--port={running.port}")

    assert refused.returncode == 1
    assert refused.stderr == (
        f"Headwater cannot answer on 127.0.0.1 port {running.port} (Address already in use): stop "
        "the program that does, or set HEADWATER_PORT to another port.\n"
    )


@pytest.mark.parametrize("victim", ["web", "worker"])
def test_a_killed_half_is_started_again(running: Running, victim: str) -> None:
    assert eventually(lambda: victim in running.halves())
    killed = running.halves()[victim]

    killed.kill()

    assert eventually(lambda: not is_alive(killed) and victim in running.halves())
    assert eventually(lambda: answers(running))


def test_a_killed_database_is_started_again(running: Running) -> None:
    killed = running.postmaster()

    killed.kill()

    assert eventually(lambda: not is_alive(killed) and answers(running))
    assert running.postmaster().pid != killed.pid


def test_after_a_power_cut_it_starts_as_ever(running: Running) -> None:
    everything = running.everything()
    for process in everything:
        process.kill()
    running.process.communicate()
    assert eventually(lambda: not any(map(is_alive, everything)))

    again = Running(running.home, running.port)

    assert again.first_line == READY.format(running.port)
    assert answers(again)
    assert again.stop() == 0


def test_children_and_database_leave_with_a_killed_supervisor(running: Running) -> None:
    children = running.everything()[1:]
    assert len(children) >= 3

    running.process.kill()
    running.process.communicate()

    assert eventually(lambda: not any(map(is_alive, children)))


def test_it_stops_without_a_trace(running: Running) -> None:
    everything = running.everything()

    assert running.stop() == 0
    assert [process for process in everything if is_alive(process)] == []
    assert psutil.pid_exists(running.process.pid) is False
