"""What an operation needs of its caller, declared on its route and held by the access matrix."""

from django.http import HttpRequest
from ninja.security.base import AuthBase

from headwater.accounts.rules import Actor, NoRight, Right, Scope, check_right
from headwater.lib.errors import NotSignedIn


class Needs(AuthBase):
    """Let in callers whose role, and token if they use one, have the rights."""

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __init__(self, *rights: Right) -> None:
        super().__init__()
        self.rights = rights

    def __call__(self, request: HttpRequest) -> Actor:
        actor: Actor | None = getattr(request, "actor", None)
        if actor is None:
            raise NotSignedIn("Sign in first, or send a token.")
        for right in self.rights:
            check_right(actor, right)
        return actor


class NeedsOneself(Needs):
    """Let in people themselves: in their browser, or with a token that may do all they may."""

    def __init__(self) -> None:
        super().__init__(Right.READ)

    def __call__(self, request: HttpRequest) -> Actor:
        actor = super().__call__(request)
        if actor.scopes is not None and Scope.ADMIN not in actor.scopes:
            raise NoRight("This token may not do that. Use one with the scope “admin”.")
        return actor


reading = Needs(Right.READ)
writing = Needs(Right.WRITE)
giving = Needs(Right.WRITE, Right.ASSIGN)
bulking = Needs(Right.WRITE, Right.BULK)
importing = Needs(Right.IMPORT)
deleting = Needs(Right.DELETE)
exporting = Needs(Right.EXPORT)
configuring = Needs(Right.CONFIGURE)
managing_members = Needs(Right.MANAGE_MEMBERS)
managing_oneself = NeedsOneself()
