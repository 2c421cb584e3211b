"""A browser's worth of HTTP: one lasting connection, the session's cookie, nothing else."""

import json
from http.client import HTTPConnection
from typing import Any, Self

CSRF = "b" * 32  # the cookie and the header must say the same, whatever that is


class Refused(Exception):
    """An answer that is not 2xx."""


class Browser:
    def __init__(self, port: int, *, session: str = "") -> None:
        self.port, self.session = port, session
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def another(self) -> Self:
        """Open one more connection for the same person."""
        return type(self)(self.port, session=self.session)

    def ask(
        self, method: str, path: str, body: Any = None, *, version: int | None = None
    ) -> tuple[bytes, str]:
        """Ask, and give back the body and the ETag."""
        headers = {"Accept": "application/json", "Connection": "keep-alive"}
        headers["Cookie"] = f"sessionid={self.session}; csrftoken={CSRF}"
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        if method != "GET":
            headers |= {"Content-Type": "application/json", "X-CSRFToken": CSRF}
        self._connection.request(method, path, json.dumps(body) if body else None, headers)
        response = self._connection.getresponse()
        content = response.read()
        if not 200 <= response.status < 300:
            raise Refused(f"{method} {path}: {response.status} {content[:300]!r}")
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            if name == "sessionid":
                self.session = value
        return content, response.headers.get("ETag", "")

    def read(self, path: str) -> Any:
        return json.loads(self.ask("GET", path)[0])
