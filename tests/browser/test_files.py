"""Files on a record: sent, seen, downloaded, deleted and taken back; and sent in spite of a cut."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from tests import make
from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat


@pytest.fixture
def deal(ada: Seat, pipeline: Any) -> Any:
    return add_deal(ada, pipeline, "Desks with a plan")


def choose(page: Page, name: str, content: bytes) -> None:
    payload = FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
    page.locator("input[type=file]").set_input_files(payload)


@pytest.mark.parametrize("width", [1440, 390])
def test_a_file_is_sent_seen_downloaded_deleted_and_taken_back(
    ada: Seat, deal: Any, tmp_path: Path, width: int
) -> None:
    picture = make.picture(size=(640, 400))
    page = ada.open(f"/deals/{deal['id']}", width=width)
    section = page.get_by_role("region", name="Files")
    expect(section).to_contain_text("No files yet.")

    choose(page, "Ground plan.png", picture)
    row = section.get_by_role("group", name="Ground plan.png")
    expect(row).to_contain_text("kB")
    expect(section.get_by_role("progressbar")).to_have_count(0)
    assert serious(page) == []

    row.get_by_role("button", name="Show Ground plan.png").click()
    shown = page.get_by_role("dialog").get_by_role("img", name="Ground plan.png")
    expect(shown).to_have_js_property("naturalWidth", 640)
    assert serious(page) == []
    page.keyboard.press("Escape")

    with page.expect_download() as download:
        row.get_by_role("link", name="Download Ground plan.png").click()
    download.value.save_as(tmp_path / "saved")
    assert download.value.suggested_filename == "Ground plan.png"
    assert (tmp_path / "saved").read_bytes() == picture

    row.get_by_role("button", name="Delete Ground plan.png").click()
    expect(row).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(row).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
def test_a_file_is_renamed(ada: Seat, deal: Any, width: int) -> None:
    page = ada.open(f"/deals/{deal['id']}", width=width)
    choose(page, "plan.txt", b"desks")
    page.get_by_role("button", name="Rename plan.txt").click()
    page.get_by_role("textbox", name="Name of the file").fill("Ground plan.txt")
    page.keyboard.press("Enter")

    expect(page.get_by_role("group", name="Ground plan.txt")).to_be_visible()
    (file,) = ada.api("GET", f"/api/v1/files?deal_id={deal['id']}")["items"]
    assert file["name"] == "Ground plan.txt"


def test_an_upload_goes_on_after_the_connection_was_lost(ada: Seat, deal: Any) -> None:
    content = bytes(range(256)) * 20_000  # three pieces
    page = ada.open(f"/deals/{deal['id']}", language="zh-CN", dark=True)
    sent: list[str] = []

    def lose_the_second(route: Route) -> None:
        sent.append(route.request.headers["upload-offset"])
        if len(sent) == 2:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/api/v1/uploads/*", lose_the_second)
    choose(page, "合同.pdf", content)

    row = page.get_by_role("group", name="合同.pdf")
    expect(row).to_contain_text("5.1 MB")
    assert sent == ["0", "2097152", "2097152", "4194304"]
    (file,) = ada.api("GET", f"/api/v1/files?deal_id={deal['id']}")["items"]
    assert file["size"] == len(content)


@pytest.mark.parametrize("width", [1440, 390])
def test_a_file_is_attached_while_a_note_is_written_and_shown_under_it(
    ada: Seat, deal: Any, width: int
) -> None:
    page = ada.open(f"/deals/{deal['id']}", width=width)
    page.get_by_role("textbox", name="Note").click()
    page.get_by_role("textbox", name="Note").fill("The site as it is")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Attach files").click()
    photo = FilePayload(name="Site.png", mimeType="image/png", buffer=make.picture(size=(64, 40)))
    text = FilePayload(name="List.txt", mimeType="text/plain", buffer=b"desks")
    chooser.value.set_files([photo, text])
    expect(page.get_by_role("group", name="Site.png")).to_be_visible()
    assert serious(page) == []
    page.get_by_role("button", name="Save", exact=True).click()

    note = page.get_by_role("listitem").filter(has_text="The site as it is")
    picture = note.get_by_role("group", name="Site.png").get_by_role("presentation")
    expect(picture).to_have_js_property("naturalWidth", 64)
    expect(note.get_by_role("link", name="List.txt", exact=True)).to_be_visible()
    assert serious(page) == []
    note.get_by_role("button", name="Show Site.png").click()
    expect(page.get_by_role("dialog").get_by_role("img", name="Site.png")).to_be_visible()
