"""Notes as hands write them."""

from playwright.sync_api import Page


def write(page: Page, label: str, text: str) -> None:
    page.get_by_role("textbox", name=label).focus()
    editor = page.locator(f'[contenteditable="true"][aria-label="{label}"]')
    editor.wait_for()
    editor.click()
    page.keyboard.type(text)
