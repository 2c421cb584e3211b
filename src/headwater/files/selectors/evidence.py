"""What is attached to a deal: evidence for exit criteria."""

from typing import Any

from django.utils.translation import gettext_noop as _

from headwater.pipeline.rules.criteria import Fix, Params
from headwater.pipeline.selectors.evidence import CriterionKind

FITS = """f.deleted_at IS NULL AND f.arrived_at IS NOT NULL
    AND (c.params->>'name_contains' IS NULL OR EXISTS (
        SELECT FROM unnest(string_to_array(c.params->>'name_contains', ',')) word
        WHERE strpos(lower(f.name), lower(trim(word))) > 0))"""
# On the deal itself, or with a note about it that is not somebody's own.
ATTACHED = f"""(SELECT jsonb_build_object('at', x.arrived_at, 'by', m.name, 'what', x.name)
    FROM (
        SELECT f.* FROM files_file f
        WHERE f.workspace_id = d.workspace_id AND f.deal_id = d.id AND {FITS}
        UNION ALL
        SELECT f.* FROM activities_note n
        JOIN files_file f ON f.workspace_id = n.workspace_id AND f.note_id = n.id
        WHERE n.workspace_id = d.workspace_id AND n.deal_id = d.id AND n.deleted_at IS NULL
          AND NOT n.is_private AND {FITS}
    ) x
    LEFT JOIN accounts_member m ON m.workspace_id = x.workspace_id AND m.id = x.author_id
    ORDER BY x.arrived_at DESC, x.id DESC LIMIT 1)"""  # noqa: S608  # constants


def _say(params: Params, _name: str | None) -> tuple[str, dict[str, Any]]:
    if not params.get("name_contains"):
        return _("A document is attached"), {}
    words = [word.strip() for word in params["name_contains"].split(",")]
    return _("A document is attached, named “{name}”"), {"name": " / ".join(words)}


FILE = CriterionKind(
    name="file",
    evidence=ATTACHED,
    say=_say,
    fix=Fix.ATTACH_FILE,
    takes=frozenset({"name_contains"}),
)
