"""People at their desks: signed in, with a browser in front of them and the API at hand."""

import json
from http.cookiejar import CookieJar
from typing import Any, NamedTuple
from urllib.request import HTTPCookieProcessor, Request, build_opener

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.stillness import answered, still, watch

PASSWORD = "correct horse 9 battery"
MOMENT = 40_000  # milliseconds; two browsers and two servers share the machine


class Caller:
    """One who talks to the API as the front end does: with a cookie and its token."""

    def __init__(self, site: str) -> None:
        self.site, self.cookies = site, CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self.cookies))
        self("GET", "/_allauth/browser/v1/config")

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        token = next((c.value for c in self.cookies if c.name.endswith("csrftoken")), "") or ""
        request = Request(  # noqa: S310  # our own server
            self.site + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "X-CSRFToken": token}
            | {"Referer": self.site}
            | {name.replace("_", "-"): value for name, value in headers.items()},
        )
        with self._opener.open(request) as answer:
            return json.loads(answer.read() or b"null")

    def sign_in(self, email: str) -> None:
        self("POST", "/_allauth/browser/v1/auth/login", {"email": email, "password": PASSWORD})


class Kind(NamedTuple):
    """What a window is made for and stays."""

    site: str
    language: str
    has_touch: bool


class Windows:
    """The windows of one browser; those somebody has left are lent again, with a warm cache."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._free: dict[Kind, list[BrowserContext]] = {}

    def lend(self, kind: Kind) -> BrowserContext:
        if free := self._free.get(kind):
            return free.pop()
        return self.browser.new_context(
            base_url=kind.site,
            locale=kind.language,
            has_touch=kind.has_touch,
            reduced_motion="reduce",
        )

    def take_back(self, kind: Kind, context: BrowserContext) -> None:
        """Close its pages and forget who sat there, but not the files of the front end."""
        tools = context.new_cdp_session(context.pages[0] if context.pages else context.new_page())
        forgotten = "cookies,local_storage,indexeddb,service_workers"
        tools.send("Storage.clearDataForOrigin", {"origin": kind.site, "storageTypes": forgotten})
        for page in context.pages:
            page.close()
        context.clear_permissions()
        self._free.setdefault(kind, []).append(context)


class Seat:
    """A person with browser windows of their own."""

    def __init__(self, caller: Caller, windows: Windows) -> None:
        self.caller, self._windows = caller, windows
        self._pages: list[Page] = []
        self._lent: list[tuple[Kind, BrowserContext]] = []
        self._language = "en"

    def api(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Ask the API, after it has answered what the pages of this person have sent."""
        for page in self._pages:
            answered(page)
        return self.caller(method, path, body, **headers)

    def open(
        self,
        path: str,
        *,
        language: str = "en",
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
    ) -> Page:
        """Open a page in a new window, and wait until it stands still.

        It is in the language this person has until leaving.
        """
        self._speak(language)
        kind = Kind(self.caller.site, language, has_touch=width < 500)
        context = self._windows.lend(kind)
        self._lent.append((kind, context))
        context.set_default_timeout(MOMENT)
        context.add_cookies(
            [
                {"name": c.name, "value": c.value or "", "url": self.caller.site}
                for c in self.caller.cookies
            ]
        )
        page = context.new_page()
        watch(page)
        self._pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.goto(path)
        still(page)
        return page

    def leave(self) -> None:
        for kind, context in self._lent:
            self._windows.take_back(kind, context)
        self._lent, self._pages = [], []
        self._speak("en")

    def _speak(self, language: str) -> None:
        if language != self._language:
            self.caller("PATCH", "/api/v1/me", {"language": language})
            self._language = language
