"""What `pip install .` makes besides copying: the front end and the translations."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))


class BuildHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build both, except for a checkout that is worked on: there `make` does it."""
        if version == "editable" or self.target_name != "wheel":
            return
        from scripts import messages, web  # noqa: PLC0415 -- need what only a build installs

        web.build()
        messages.compile_all()
        build_data["pure_python"] = True
