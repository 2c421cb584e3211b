"""Reading what the database refused, for the few cases in which no rule of ours spoke before it."""

from django.db import IntegrityError

from headwater.lib.errors import Conflict, DomainError, Invalid, NotFound

SAME_WORKSPACE = "_in_same_workspace"
PRIMARY_KEY = "_pkey"


class ReferenceNotFound(NotFound):
    code = "reference_not_found"


class IdTaken(Conflict):
    code = "id_taken"


class Contradiction(Conflict):
    code = "contradiction"


class Unstorable(Invalid):
    code = "unstorable"


def what_contradicts(error: IntegrityError) -> DomainError:
    """Tell a thing that does not exist here from an id that is taken, and both from the rest."""
    diagnosis = getattr(error.__cause__, "diag", None)
    constraint = getattr(diagnosis, "constraint_name", None) or ""
    if constraint.endswith(SAME_WORKSPACE):
        return ReferenceNotFound("Something this refers to does not exist.")
    if constraint.endswith(PRIMARY_KEY):
        return IdTaken("This id is taken. Leave it out, or choose another one.", field="id")
    return Contradiction(
        "This contradicts something that is there already ({what}).",
        what=constraint.replace("_", " "),
    )
