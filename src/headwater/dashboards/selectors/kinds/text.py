from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from headwater.dashboards.rules.tables import Table
from headwater.dashboards.selectors.kinds.kind import Asking, TileKind, is_text


def figures(question: Mapping[str, Any], asking: Asking) -> Table:  # noqa: ARG001  # no figures
    return Table(title="", note=str(question.get("text", "")))


KINDS = [
    TileKind(
        name="text",
        title=lambda: gettext("Text"),
        size=(6, 2),
        least=(2, 1),
        question={"text": is_text},
        figures=figures,
    )
]
