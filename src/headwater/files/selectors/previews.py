from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.files.selectors.files import get_file, open_content
from headwater.lib.errors import NotFound
from headwater.lib.pictures import drawn_anew


class NoPreview(NotFound):
    code = "no_preview"


def preview(file_id: UUID, *, actor: Actor) -> bytes:
    """Show a picture, drawn anew."""
    if get_file(file_id, actor=actor).has_preview:
        _, content = open_content(file_id, actor=actor)
        with content:
            drawn = drawn_anew(content)
        if drawn is not None:
            return drawn
    raise NoPreview("There is no preview of this file.")
