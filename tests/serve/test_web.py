"""What browsers and programs get from the real server."""

import pytest

from headwater.config.frontend import FOLDER
from tests.serve.conftest import Calm
from tests.serve.running import Answer, Running

NOT_BUILT = pytest.mark.skipif(not FOLDER.exists(), reason="The front end is built by `make web`.")
MULTIPART = "multipart/form-data; boundary=x"


@pytest.fixture(scope="module")
def web(calm: Calm) -> Running:
    return calm.running


@pytest.fixture(scope="module")
def token(calm: Calm) -> str:
    """Make a token with the session that the wizard opened."""
    wanted = {"name": "tests", "scopes": ["read", "write", "import"]}
    session = "; ".join(f"{name}={value}" for name, value in calm.cookies.items())
    csrf = calm.cookies["csrftoken"]
    made = calm.running.ask("POST", "/api/v1/tokens", wanted, Cookie=session, X_CSRFToken=csrf)
    return str(made.json()["secret"])


def problem(answer: Answer) -> tuple[int, str, str]:
    return answer.status, answer.json()["code"], answer.json()["detail"]


def test_posting_putting_and_patching_work(web: Running, token: str) -> None:
    bearer = f"Bearer {token}"
    pipeline = web.ask("GET", "/api/v1/pipelines", Authorization=bearer).json()["items"][0]
    stages = [stage["id"] for stage in pipeline["stages"]]
    new = {"title": "十张桌子", "value": "1000.00", "pipeline_id": pipeline["id"]}

    made = web.ask("POST", "/api/v1/deals", new, Authorization=bearer)
    address, version = f"/api/v1/deals/{made.json()['id']}", made.headers["ETag"]
    place = {"stage_id": stages[1]}
    moved = web.ask("PUT", f"{address}/stage", place, Authorization=bearer, If_Match=version)
    name, version = {"title": "Ten desks"}, moved.headers["ETag"]
    renamed = web.ask("PATCH", address, name, Authorization=bearer, If_Match=version)

    assert (made.status, moved.status, renamed.status) == (201, 200, 200)
    assert made.json()["title"] == "十张桌子"
    assert renamed.json()["title"] == "Ten desks"
    assert renamed.json()["stage_id"] == stages[1]


def test_a_file_can_be_uploaded(web: Running, token: str) -> None:
    rows = "".join(f"Deal {n},{n}\r\n" for n in range(50_000))
    form = (
        '--x\r\nContent-Disposition: form-data; name="files"; filename="deals.csv"\r\n'
        f"Content-Type: text/csv\r\n\r\nDeal name,Amount\r\n{rows}\r\n--x--\r\n"
    )

    sent = web.ask(
        "POST",
        "/api/v1/imports",
        form.encode(),
        Authorization=f"Bearer {token}",
        Content_Type=MULTIPART,
    )

    assert sent.status == 201, sent.body


def test_an_unknown_address_is_refused_in_the_callers_language(web: Running) -> None:
    english = web.ask("GET", "/api/v1/nothing", Accept_Language="en")
    chinese = web.ask("GET", "/api/v1/nothing", Accept_Language="zh-CN")

    assert problem(english) == (404, "not_found", "There is nothing at this address.")
    assert problem(chinese) == (404, "not_found", "此地址没有内容。")
    assert english.headers["Content-Type"] == "application/problem+json"


def test_every_answer_tells_the_browser_to_be_careful(web: Running) -> None:
    headers = web.ask("GET", "/api/v1/setup").headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert "default-src 'self'" in headers["Content-Security-Policy"]


@NOT_BUILT
def test_every_address_a_person_can_type_shows_the_front_end(web: Running) -> None:
    home, deep = web.ask("GET", "/"), web.ask("GET", "/deals/some-id?tab=history")

    assert (home.status, deep.status) == (200, 200)
    assert b'<div id="root">' in home.body
    assert home.body == deep.body
    assert home.headers["Cache-Control"] == "no-cache"


@NOT_BUILT
def test_files_named_after_their_content_are_kept_for_ever_and_sent_small(web: Running) -> None:
    script = max((FOLDER / "assets").glob("*.js"), key=lambda path: path.stat().st_size)

    answer = web.ask("GET", f"/assets/{script.name}", Accept_Encoding="br, gzip")

    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert answer.headers["Content-Encoding"] == "br"
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert len(answer.body) * 3 < script.stat().st_size


def test_a_missing_file_is_no_page(web: Running) -> None:
    assert web.ask("GET", "/assets/old-name.js").status == 404


def test_a_name_that_is_not_ours_is_refused(web: Running) -> None:
    assert web.ask("GET", "/api/v1/setup", Host="evil.example").status == 400
