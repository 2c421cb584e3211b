"""`headwater serve`: the whole installation behind one command."""

import socket
import subprocess
import sys

from headwater.config.environment import Environment
from headwater.serve import database
from headwater.serve.postgres import Postgres
from headwater.serve.supervisor import answers_at, only_one, supervise


def serve(environment: Environment, *, with_demo: bool) -> None:
    """Prepare the data folder and the database, then run both halves until told to stop."""
    only_one(environment.data)
    refuse_taken_port(environment.host, environment.port)
    server = Postgres(environment.postgres) if environment.is_embedded else None
    if server:
        server.start()
        database.prepare(server)
        database.migrate_once(environment.addresses, memory=environment.data / "migrated")
    else:
        database.migrate(environment.addresses)
    database.refuse_unfit(environment.addresses.app)
    demo = fill_demo(environment) if with_demo else ""

    def announce() -> None:
        print(f"Headwater is ready at {environment.public_url}", flush=True)
        if demo:
            print(demo, flush=True)

    supervise(
        [["web"], ["worker"]],
        server=server,
        answers=answers_at(environment.host, environment.port),
        announce=announce,
    )


def refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except PermissionError:
            raise SystemExit(
                f"Only root may answer on port {port}: set HEADWATER_PORT to 1024 or more."
            ) from None
        except OSError as error:
            raise SystemExit(
                f"Headwater cannot answer on {host} port {port} ({error.strerror}): stop the "
                "program that does, or set HEADWATER_PORT to another port."
            ) from None


def fill_demo(environment: Environment) -> str:
    """Fill the demo workspace the first time, in a process of its own: it needs all of Django."""
    kept = environment.data / "demo-sign-in"
    if kept.exists():
        return f"Demo sign-in: {kept.read_text().strip()}"
    command = [sys.executable, "-m", "headwater", "demo"]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
