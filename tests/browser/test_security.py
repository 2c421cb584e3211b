"""Second factors on screen: an app's codes, recovery codes, and a passkey in Chromium itself."""

import json
import re
import time
from collections.abc import Callable, Iterator
from itertools import count
from urllib.request import Request, urlopen

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from oidc_provider_mock import run_server_in_thread
from playwright.sync_api import Browser, Page, Route, expect

from tests.accounts.provider_of_saml import FAMILY, GIVEN, MAIL, SamlProvider, question
from tests.browser.axe import serious
from tests.browser.seats import PASSWORD, Caller, Seat

_numbers = count(1)


@pytest.fixture
def email(owner_calls: Caller, site: str) -> str:
    """Invite somebody new, who comes in by the link."""
    address = f"mia{next(_numbers)}@example.com"
    new = {"email": address, "name": "Mia Wood", "role": "admin", "by_mail": False}
    token = owner_calls("POST", "/api/v1/invitations", new)["link"].rpartition("/")[2]
    answer = {"name": "Mia Wood", "password": PASSWORD, "language": "en"}
    Caller(site)("POST", f"/api/v1/invitations/{token}/acceptance", answer)
    return address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """Give a window at a name, for which passkeys can be made."""
    context = browser.new_context(
        base_url=site.replace("127.0.0.1", "localhost"), locale="en", reduced_motion="reduce"
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def sign_in(page: Page, email: str) -> None:
    page.goto("/sign-in")
    page.get_by_role("textbox", name="Email").fill(email)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def open_security(page: Page, email: str) -> None:
    sign_in(page, email)
    expect(page.get_by_role("navigation").first).to_be_visible()
    page.goto("/settings/security")


def give_key(page: Page) -> None:
    """Build an authenticator into Chromium: one that knows fingers, and always feels one."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def confirm(page: Page) -> None:
    dialog = page.get_by_role("dialog", name="Is it you?")
    dialog.get_by_role("textbox", name="Your password").fill(PASSWORD)
    dialog.get_by_role("button", name="Confirm").click()
    expect(dialog).to_be_hidden()


def code_of(secret: str) -> str:
    code: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    return code


def set_up_app(page: Page) -> str:
    shown = page.get_by_text(re.compile(r"^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$"))
    secret = shown.inner_text().replace(" ", "")
    while time.time() % 30 > 22:  # the code would end before it is sent
        page.wait_for_timeout(500)
    page.get_by_label("Code of six digits").fill(code_of(secret))
    page.get_by_role("button", name="Turn on").click()
    return secret


def test_an_app_is_set_up_and_asked_for_and_a_recovery_code_does_instead(
    page: Page, email: str
) -> None:
    open_security(page, email)
    page.get_by_role("button", name="Set up").click()
    confirm(page)
    expect(page.get_by_role("img", name="The secret as a picture to scan")).to_be_visible()
    set_up_app(page)
    expect(page.get_by_text("From now on signing in asks for a code.")).to_be_visible()
    page.get_by_role("button", name="Show", exact=True).click()
    codes = page.get_by_role("list", name="Recovery codes").get_by_role("listitem")
    expect(codes).to_have_count(10)
    recovery = codes.first.inner_text()
    page.get_by_role("button", name="Close").last.click()
    assert serious(page) == []

    page.context.clear_cookies()
    sign_in(page, email)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    assert serious(page) == []
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Incorrect code")
    page.get_by_label("Code").fill(recovery)
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.get_by_role("heading", name="One more step")).to_be_hidden()
    page.goto("/settings/security")
    expect(page.get_by_text("9 codes are left.")).to_be_visible()


def test_a_passkey_made_here_signs_in_without_a_password(page: Page, email: str) -> None:
    give_key(page)
    open_security(page, email)
    page.get_by_label("Name of the new passkey").fill("Laptop")
    page.get_by_role("button", name="Add passkey").click()
    confirm(page)
    expect(page.get_by_text("The passkey is added.")).to_be_visible()
    expect(page.get_by_text("Laptop")).to_be_visible()
    assert serious(page) == []

    page.context.clear_cookies()
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("navigation").first).to_be_visible()

    # It is asked for as a second step, too.
    page.context.clear_cookies()
    sign_in(page, email)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("navigation").first).to_be_visible()

    page.goto("/settings/security")
    page.get_by_role("button", name="Remove passkey: Laptop").click()
    dialog = page.get_by_role("dialog", name="Is it you?")
    dialog.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_text("Laptop")).to_be_hidden()


@pytest.fixture
def asking(ada: Seat, site: str) -> Iterator[None]:
    """Let the workspace ask everybody for a factor, for this test alone."""
    made = ada.api("POST", "/api/v1/tokens", {"name": "policy", "scopes": ["admin"]})
    policy = f"{site}/api/v1/sign-in-policy"

    def ask(*, required: bool) -> None:
        body = json.dumps({"requires_second_factor": required}).encode()
        headers = {
            "Authorization": f"Bearer {made['secret']}",
            "Content-Type": "application/json",
        }
        urlopen(Request(policy, method="PUT", data=body, headers=headers)).close()  # noqa: S310

    ask(required=True)
    yield
    ask(required=False)


def test_a_workspace_that_asks_for_a_factor_leads_to_setting_one_up(
    page: Page, email: str, asking: None
) -> None:
    sign_in(page, email)
    expect(page.get_by_role("heading", name="Set up a second factor")).to_be_visible()
    assert serious(page) == []
    page.get_by_role("button", name="Set it up now").click()
    confirm(page)
    set_up_app(page)
    codes = page.get_by_role("list", name="Recovery codes").get_by_role("listitem")
    expect(codes).to_have_count(10)
    page.get_by_role("button", name="Go on to Headwater").click()

    expect(page.get_by_role("navigation").first).to_be_visible()
    page.goto("/settings/sign-in")
    expect(page.get_by_role("switch", name="A second factor is required")).to_be_checked()
    assert serious(page) == []


def test_the_log_is_read_looked_through_and_verified(ada: Seat) -> None:
    ada.api("POST", "/api/v1/teams", {"name": "Northern team"})
    page = ada.open("/settings/audit")
    expect(page.get_by_text("Ada King made the team “Northern team”").first).to_be_visible()
    page.get_by_role("button", name="Verify now").click()
    expect(page.get_by_text(re.compile(r"Verified: \d+ lines, none touched"))).to_be_visible()
    assert serious(page) == []

    page.get_by_role("button", name="About").click()
    page.get_by_role("group", name="About").get_by_role("button", name="Signing in").click()
    expect(page.get_by_text("Northern team")).to_be_hidden()

    with page.expect_download() as download:
        page.get_by_role("button", name="Export CSV").click()
    assert download.value.suggested_filename == "audit-log.csv"


def test_the_log_fits_a_phone_in_chinese(ada: Seat) -> None:
    page = ada.open("/settings/audit", language="zh-CN", width=390, dark=True)
    expect(page.get_by_role("button", name="立即校验")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert serious(page) == []


@pytest.fixture
def company(site_settings: dict[str, str]) -> Iterator[str]:
    """Run a company's provider on the one port that the site may call."""
    port = int(site_settings["HEADWATER_OUTBOUND_ALLOWED"].split()[0].rpartition(":")[2])
    with run_server_in_thread(port=port):
        address = f"http://localhost:{port}"
        claims = {"email": "noor@corp.example", "email_verified": True, "name": "Noor Ali"}
        body = json.dumps(claims).encode()
        headers = {"Content-Type": "application/json"}
        urlopen(Request(f"{address}/users/noor", method="PUT", data=body, headers=headers)).close()  # noqa: S310
        yield address


def set_up(page: Page, company: str) -> None:
    page.get_by_role("button", name="Add company sign-in").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name on the button").fill("Corp")
    dialog.get_by_role("combobox", name="Mail domains").fill("corp.example")
    dialog.get_by_role("combobox", name="Mail domains").press("Enter")
    dialog.get_by_label("Address of the provider").fill(company)
    dialog.get_by_label("Client ID").fill("headwater")
    dialog.get_by_label("Client secret").fill("corp-secret")
    dialog.get_by_role("switch", name="People may join by themselves").click(force=True)
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()


@pytest.mark.filterwarnings("ignore")
def test_a_company_is_set_up_tested_and_signed_in_by(
    ada: Seat, browser: Browser, site: str, company: str
) -> None:
    page = ada.open("/settings/sign-in")
    set_up(page, company)
    page.get_by_role("button", name="Test", exact=True).click()
    expect(page.get_by_text("It knows this client.")).to_be_visible()
    assert serious(page) == []

    context = browser.new_context(base_url=site, locale="en", reduced_motion="reduce")
    stranger = context.new_page()
    stranger.goto("/sign-in")
    stranger.get_by_role("textbox", name="Email").fill("noor@corp.example")
    stranger.get_by_role("button", name="Continue with Corp").click()
    stranger.locator("input[name=sub]").first.fill("noor")
    stranger.locator("button[type=submit]").first.click()
    expect(stranger.get_by_role("navigation").first).to_be_visible()
    stranger.goto("/settings/profile")
    expect(stranger.get_by_label("Name", exact=True)).to_have_value("Noor Ali")
    stranger.goto("/settings/security")
    expect(stranger.get_by_text("You came in by your company")).to_be_visible()
    expect(stranger.get_by_text("This browser")).to_be_visible()
    assert serious(stranger) == []
    context.close()


def set_up_saml(page: Page, provider: SamlProvider) -> None:
    page.get_by_role("button", name="Add company sign-in").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("SAML 2.0").click()
    dialog.get_by_label("Name on the button").fill("Saml Corp")
    dialog.get_by_role("combobox", name="Mail domains").fill("saml.example")
    dialog.get_by_role("combobox", name="Mail domains").press("Enter")
    dialog.get_by_label("Or the metadata itself").fill("<not-metadata/>")
    dialog.get_by_role("switch", name="People may join by themselves").click(force=True)
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("The metadata names no provider")).to_be_visible()
    assert serious(page) == []
    dialog.get_by_label("Or the metadata itself").fill(provider.metadata)
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()


def answering(provider: SamlProvider) -> Callable[[Route], None]:
    """Post the answer from the company's own site, as its page does."""
    said = {MAIL: "mia@saml.example", GIVEN: "Mia", FAMILY: "Wood"}

    def answered(route: Route) -> None:
        url = route.request.url
        acs, answer = question(url)["AssertionConsumerServiceURL"], provider.answer(url, said=said)
        form = f'<form method="post" action="{acs}"><input name="SAMLResponse" value="{answer}">'
        body = f"{form}</form><script>document.forms[0].submit()</script>"
        route.fulfill(body=body, content_type="text/html")

    return answered


def test_a_company_with_saml_is_set_up_and_signed_in_by(
    ada: Seat, browser: Browser, site: str
) -> None:
    provider = SamlProvider()
    provider.url = "http://idp.example.com/sign-in?tenant=7"
    page = ada.open("/settings/sign-in")
    set_up_saml(page, provider)
    expect(page.get_by_text(f"{provider.entity_id} · certificate until")).to_be_visible()
    assert serious(page) == []

    context = browser.new_context(base_url=site, locale="en", reduced_motion="reduce")
    stranger = context.new_page()

    context.route("http://idp.example.com/**", answering(provider))
    stranger.goto("/sign-in")
    stranger.get_by_role("textbox", name="Email").fill("mia@saml.example")
    stranger.get_by_role("button", name="Continue with Saml Corp").click()
    expect(stranger.get_by_role("navigation").first).to_be_visible()
    stranger.goto("/settings/profile")
    expect(stranger.get_by_label("Name", exact=True)).to_have_value("Mia Wood")
    context.close()
    page.get_by_role("button", name="Remove: Saml Corp").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_text(provider.entity_id)).to_be_hidden()
