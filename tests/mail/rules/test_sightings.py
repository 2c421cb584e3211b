"""Each rule about who fetched something, by its name."""

import pytest

from headwater.mail.rules.sightings import Request, SightingKind, Verdict, Who, judge

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
WECHAT = f"{IPHONE} MicroMessenger/8.0.50"
OUTLOOK = "Mozilla/4.0 (compatible; ms-office; MSOffice 16)"
GMAIL = "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"
AHEAD = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0"
YAHOO = "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html"
PAGE = "text/html,application/xhtml+xml,*/*;q=0.8"
GOOGLE = "google-proxy-66-249-80-1.google.com"
RENTED = "ec2-203-0-113-7.eu-west-1.compute.amazonaws.com"


def opened(user_agent: str = CHROME, **facts: object) -> Request:
    return Request(kind=SightingKind.OPEN, user_agent=user_agent, **facts)  # type: ignore[arg-type]  # of many types


def clicked(user_agent: str = CHROME, **facts: object) -> Request:
    return Request(kind=SightingKind.CLICK, user_agent=user_agent, **facts)  # type: ignore[arg-type]  # of many types


@pytest.mark.parametrize(
    ("request_", "who", "rule"),
    [
        (opened(), Who.HUMAN, "nothing_against"),
        (opened(OUTLOOK), Who.HUMAN, "nothing_against"),
        (opened(IPHONE, seconds_since_sent=3), Who.HUMAN, "nothing_against"),
        (clicked(WECHAT, accept=PAGE, seconds_since_sent=60), Who.HUMAN, "nothing_against"),
        (clicked(seconds_since_other=1.5), Who.HUMAN, "nothing_against"),
        (opened(seconds_since_other=0.1), Who.HUMAN, "nothing_against"),
        (
            clicked("Mozilla/5.0 (Linux; Android 15; CUBOT_X90) Chrome/140"),
            Who.HUMAN,
            "nothing_against",
        ),
        (clicked(host="egress.zscaler.example"), Who.HUMAN, "nothing_against"),
        (opened(is_member=True), Who.SELF, "signed_in_member"),
        (clicked(is_member=True, is_honeypot=True), Who.SELF, "signed_in_member"),
        (opened(is_own_network=True), Who.SELF, "own_network"),
        (clicked(is_honeypot=True), Who.SCANNER, "honeypot"),
        (clicked(method="HEAD"), Who.SCANNER, "method"),
        (opened(method="head"), Who.SCANNER, "method"),
        (clicked(method="OPTIONS"), Who.SCANNER, "method"),
        (
            clicked(f"{CHROME} Microsoft Office Existence Discovery"),
            Who.SCANNER,
            "outlook_safelinks",
        ),
        (clicked(f"{CHROME} BingPreview/1.0b"), Who.SCANNER, "outlook_safelinks"),
        (clicked(host="mail-x.eur.protection.outlook.com"), Who.SCANNER, "outlook_safelinks"),
        (clicked("BarracudaCentral"), Who.SCANNER, "barracuda"),
        (clicked(host="outbound-ip1.ess.barracuda.com"), Who.SCANNER, "barracuda"),
        (clicked(host="eu-smtp.mimecast.com"), Who.SCANNER, "mimecast"),
        (opened(host="mx0a-1.pphosted.com"), Who.SCANNER, "proofpoint"),
        (clicked(host="server-1.messagelabs.com"), Who.SCANNER, "other_gateway"),
        (opened(purpose="prefetch;prerender"), Who.PREFETCH, "purpose_header"),
        (opened(purpose="preview"), Who.PREFETCH, "purpose_header"),
        (opened("Mozilla/5.0"), Who.PREFETCH, "apple_mail_privacy"),
        (opened(IPHONE, host="x.apple.com"), Who.PREFETCH, "apple_mail_privacy"),
        (opened(AHEAD), Who.PREFETCH, "gmail_prefetch"),
        (opened(seconds_since_sent=1), Who.PREFETCH, "too_soon"),
        (opened(GMAIL, seconds_since_sent=1), Who.PREFETCH, "too_soon"),
        (clicked(seconds_since_sent=4), Who.SCANNER, "too_soon"),
        (opened(GMAIL, seconds_since_sent=60, host=GOOGLE), Who.PROXY, "gmail_proxy"),
        (opened(host=GOOGLE), Who.PROXY, "gmail_proxy"),
        (clicked(host=GOOGLE), Who.SCANNER, "datacenter"),
        (clicked(published="outlook_safelinks"), Who.SCANNER, "outlook_safelinks"),
        (clicked(host="proxy-1.google.com.example"), Who.HUMAN, "nothing_against"),
        (opened(YAHOO), Who.PROXY, "yahoo_proxy"),
        (opened("SeznamEmailProxy/2.0"), Who.PROXY, "seznam_proxy"),
        (opened("Some Image Proxy"), Who.PROXY, "other_proxy"),
        (clicked(""), Who.SCANNER, "no_user_agent"),
        (clicked("python-requests/2.32"), Who.SCANNER, "bot"),
        (clicked("Go-http-client/2.0"), Who.SCANNER, "bot"),
        (clicked("Mozilla/5.0 (compatible; Googlebot/2.1)"), Who.SCANNER, "bot"),
        (clicked("Slackbot-LinkExpanding 1.0"), Who.SCANNER, "bot"),
        (clicked(f"{CHROME} HeadlessChrome/140"), Who.SCANNER, "bot"),
        (clicked(seconds_since_other=0.4), Who.SCANNER, "links_at_once"),
        (clicked(accept="*/*"), Who.SCANNER, "not_a_browser"),
        (clicked(host=RENTED), Who.SCANNER, "datacenter"),
        (opened(host=RENTED), Who.PROXY, "datacenter"),
    ],
)
def test_rules(request_: Request, who: Who, rule: str) -> None:
    assert judge(request_) == Verdict(who, rule)
