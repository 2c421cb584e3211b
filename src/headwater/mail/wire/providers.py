"""Where the mail of common providers is, by the address or by who takes in a domain's mail."""

from dataclasses import dataclass
from enum import StrEnum

from headwater.mail.wire.servers import Security


class SecretKind(StrEnum):
    """What a provider wants to be shown."""

    PASSWORD = "password"  # noqa: S105
    APP_PASSWORD = "app_password"  # noqa: S105
    AUTHORIZATION_CODE = "authorization_code"  # 授权码
    OAUTH = "oauth"


@dataclass(frozen=True)
class Endpoint:
    host: str
    port: int
    security: Security


@dataclass(frozen=True)
class Provider:
    """`must_switch_on`: IMAP is off until its owner allows it in the settings on the web."""

    name: str
    imap: Endpoint
    smtp: Endpoint
    secret: SecretKind
    must_switch_on: bool = False


def tls(host: str, port: int) -> Endpoint:
    return Endpoint(host, port, Security.TLS)


def starttls(host: str, port: int) -> Endpoint:
    return Endpoint(host, port, Security.STARTTLS)


def _of(  # noqa: PLR0917  # a table reads best without names
    name: str, imap: str, smtp: str, secret: SecretKind, *, off: bool = False
) -> Provider:
    return Provider(name, tls(imap, 993), tls(smtp, 465), secret, off)


APP, CODE, OAUTH = SecretKind.APP_PASSWORD, SecretKind.AUTHORIZATION_CODE, SecretKind.OAUTH
GMAIL = _of("Gmail", "imap.gmail.com", "smtp.gmail.com", OAUTH)
OUTLOOK = Provider(
    "Outlook", tls("outlook.office365.com", 993), starttls("smtp-mail.outlook.com", 587), OAUTH
)
MICROSOFT = Provider(
    "Microsoft 365", tls("outlook.office365.com", 993), starttls("smtp.office365.com", 587), OAUTH
)
MICROSOFT_CHINA = Provider(
    "Microsoft 365 (世纪互联)",
    tls("partner.outlook.cn", 993),
    starttls("smtp.partner.outlook.cn", 587),
    OAUTH,
)
ICLOUD = Provider("iCloud", tls("imap.mail.me.com", 993), starttls("smtp.mail.me.com", 587), APP)
YAHOO = _of("Yahoo", "imap.mail.yahoo.com", "smtp.mail.yahoo.com", APP)
AOL = _of("AOL", "imap.aol.com", "smtp.aol.com", APP)
QQ = _of("QQ 邮箱", "imap.qq.com", "smtp.qq.com", CODE, off=True)
EXMAIL = _of("腾讯企业邮箱", "imap.exmail.qq.com", "smtp.exmail.qq.com", CODE)
NETEASE_163 = _of("网易 163", "imap.163.com", "smtp.163.com", CODE, off=True)
NETEASE_126 = _of("网易 126", "imap.126.com", "smtp.126.com", CODE, off=True)
NETEASE_YEAH = _of("网易 yeah.net", "imap.yeah.net", "smtp.yeah.net", CODE, off=True)
NETEASE_VIP = _of("网易 VIP", "imap.vip.163.com", "smtp.vip.163.com", CODE, off=True)
NETEASE_BUSINESS = _of("网易企业邮箱", "imap.qiye.163.com", "smtp.qiye.163.com", CODE)
ALIYUN = _of("阿里云邮箱", "imap.aliyun.com", "smtp.aliyun.com", CODE)
ALIYUN_BUSINESS = _of("阿里企业邮箱", "imap.qiye.aliyun.com", "smtp.qiye.aliyun.com", CODE)
SINA = _of("新浪邮箱", "imap.sina.com", "smtp.sina.com", CODE, off=True)
SOHU = _of("搜狐邮箱", "imap.sohu.com", "smtp.sohu.com", CODE, off=True)
MOBILE_139 = _of("139 邮箱", "imap.139.com", "smtp.139.com", CODE, off=True)
TELECOM_189 = _of("189 邮箱", "imap.189.cn", "smtp.189.cn", CODE, off=True)
FEISHU = _of("飞书邮箱", "imap.feishu.cn", "smtp.feishu.cn", APP)
ZOHO = _of("Zoho", "imap.zoho.com", "smtp.zoho.com", APP, off=True)
ZOHO_EU = _of("Zoho", "imap.zoho.eu", "smtp.zoho.eu", APP, off=True)
ZOHO_CHINA = _of("Zoho 邮箱", "imap.zoho.com.cn", "smtp.zoho.com.cn", APP, off=True)
FASTMAIL = _of("Fastmail", "imap.fastmail.com", "smtp.fastmail.com", APP)
GMX = _of("GMX", "imap.gmx.net", "mail.gmx.net", SecretKind.PASSWORD, off=True)
GMX_COM = _of("GMX", "imap.gmx.com", "mail.gmx.com", SecretKind.PASSWORD, off=True)
WEB_DE = _of("WEB.DE", "imap.web.de", "smtp.web.de", SecretKind.PASSWORD, off=True)
T_ONLINE = _of("T-Online", "secureimap.t-online.de", "securesmtp.t-online.de", APP)
IONOS = _of("IONOS", "imap.ionos.com", "smtp.ionos.com", SecretKind.PASSWORD)
YANDEX = _of("Yandex", "imap.yandex.com", "smtp.yandex.com", APP, off=True)
MAIL_RU = _of("Mail.ru", "imap.mail.ru", "smtp.mail.ru", APP)

BY_DOMAIN = {
    domain: provider
    for provider, domains in (
        (GMAIL, "gmail.com googlemail.com"),
        (OUTLOOK, "outlook.com hotmail.com live.com msn.com live.cn"),
        (OUTLOOK, "hotmail.co.uk hotmail.de hotmail.fr hotmail.it hotmail.es"),
        (OUTLOOK, "outlook.de outlook.fr outlook.jp"),
        (ICLOUD, "icloud.com me.com mac.com"),
        (YAHOO, "yahoo.com ymail.com rocketmail.com yahoo.co.uk yahoo.de yahoo.fr yahoo.it"),
        (YAHOO, "yahoo.es yahoo.ca yahoo.com.br yahoo.com.au yahoo.co.in yahoo.com.hk"),
        (AOL, "aol.com aim.com"),
        (QQ, "qq.com vip.qq.com foxmail.com"),
        (NETEASE_163, "163.com"),
        (NETEASE_126, "126.com"),
        (NETEASE_YEAH, "yeah.net"),
        (NETEASE_VIP, "vip.163.com"),
        (ALIYUN, "aliyun.com"),
        (SINA, "sina.com sina.com.cn"),
        (SOHU, "sohu.com"),
        (MOBILE_139, "139.com"),
        (TELECOM_189, "189.cn"),
        (ZOHO, "zoho.com zohomail.com"),
        (ZOHO_EU, "zohomail.eu"),
        (ZOHO_CHINA, "zoho.com.cn zohomail.cn"),
        (FASTMAIL, "fastmail.com fastmail.fm"),
        (GMX, "gmx.de gmx.net gmx.at gmx.ch"),
        (GMX_COM, "gmx.com gmx.us gmx.co.uk"),
        (WEB_DE, "web.de"),
        (T_ONLINE, "t-online.de"),
        (YANDEX, "yandex.com yandex.ru ya.ru"),
        (MAIL_RU, "mail.ru inbox.ru list.ru bk.ru"),
    )
    for domain in domains.split()
}  # fmt: skip
# Who takes in the mail of a domain, by the end of the name; the longest end that fits is right.
BY_EXCHANGER = {
    "google.com": GMAIL,
    "googlemail.com": GMAIL,
    "mail.protection.outlook.com": MICROSOFT,
    "mx.microsoft": MICROSOFT,
    "olc.protection.outlook.com": OUTLOOK,
    "mail.protection.partner.outlook.cn": MICROSOFT_CHINA,
    "mail.icloud.com": ICLOUD,
    "yahoodns.net": YAHOO,
    "mxbiz1.qq.com": EXMAIL,
    "mxbiz2.qq.com": EXMAIL,
    "mxmail.netease.com": NETEASE_BUSINESS,
    "qiye.163.com": NETEASE_BUSINESS,
    "qiye.aliyun.com": ALIYUN_BUSINESS,
    "mxhichina.com": ALIYUN_BUSINESS,
    "feishu.cn": FEISHU,
    "zoho.com": ZOHO,
    "zoho.eu": ZOHO_EU,
    "zoho.com.cn": ZOHO_CHINA,
    "messagingengine.com": FASTMAIL,
    "ionos.com": IONOS,
    "kundenserver.de": IONOS,
    "yandex.net": YANDEX,
    "yandex.ru": YANDEX,
    "mail.ru": MAIL_RU,
}


def provider_of_exchanger(host: str) -> Provider | None:
    labels = host.lower().rstrip(".").split(".")
    ends = (".".join(labels[start:]) for start in range(len(labels)))
    return next((BY_EXCHANGER[end] for end in ends if end in BY_EXCHANGER), None)
