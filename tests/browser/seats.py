"""People at their desks: signed in, with a browser in front of them and the API at hand."""

import json
from http.cookiejar import CookieJar
from typing import Any
from urllib.request import HTTPCookieProcessor, Request, build_opener

from playwright.sync_api import Browser, BrowserContext, Page

PASSWORD = "correct horse 9 battery"


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


class Seat:
    """A person with a browser window of their own."""

    def __init__(self, caller: Caller, browser: Browser) -> None:
        self.api, self.browser = caller, browser
        self._contexts: list[BrowserContext] = []
        self._language = "en"

    def open(
        self,
        path: str,
        *,
        language: str = "en",
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
    ) -> Page:
        """Open a page of Headwater in a new window, in the language this person has until leaving."""
        self._speak(language)
        context = self.browser.new_context(
            base_url=self.api.site,
            viewport={"width": width, "height": height},
            locale=language,
            color_scheme="dark" if dark else "light",
            has_touch=width < 500,
            reduced_motion="reduce",
        )
        context.set_default_timeout(15_000)
        context.add_cookies(
            [
                {"name": c.name, "value": c.value or "", "url": self.api.site}
                for c in self.api.cookies
            ]
        )
        self._contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    def leave(self) -> None:
        for context in self._contexts:
            context.close()
        self._speak("en")

    def _speak(self, language: str) -> None:
        if language != self._language:
            self.api("PATCH", "/api/v1/me", {"language": language})
            self._language = language
