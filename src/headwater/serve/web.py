from granian.constants import Interfaces
from granian.server import Server

from headwater.config.environment import Environment
from headwater.lib.parent import PATIENCE, leave_with_parent


def serve_web(environment: Environment) -> None:
    """Answer requests until told to stop."""
    leave_with_parent()
    Server(
        "headwater.config.asgi:application",
        address=environment.host,
        port=environment.port,
        interface=Interfaces.ASGI,
        workers=environment.processes,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=PATIENCE,  # open streams would never end by themselves
        log_enabled=False,
    ).serve()
