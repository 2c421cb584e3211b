"""Whether a person wrote a letter, or a machine did in their name or its own."""

import re
from enum import StrEnum

from headwater.mail.rules.letters import Letter

FIRST_WORDS = 2_000  # characters of the text in which an absence is spoken of


class Nature(StrEnum):
    PERSON = "person"
    OUT_OF_OFFICE = "out_of_office"
    AUTOMATIC = "automatic"
    LIST = "list"
    BOUNCE = "bounce"


DAEMON = re.compile(
    r"(mailer-daemon|mail-daemon|postmaster|mailerdaemon|mail\.delivery|bounces?|microsoftexchange\w{0,40})@",
    re.IGNORECASE,
)
DAEMON_NAME = re.compile(
    r"mail delivery (?:sub)?system|mailer-daemon|系统退信|mail administrator", re.IGNORECASE
)
RETURNED = re.compile(
    r"^\s*(?:undeliver(?:ed|able)|returned mail|mail delivery (?:failed|failure|system)|delivery (?:status )?notification|"
    r"delivery (?:has )?(?:failed|failure|delayed)|failure notice|mail (?:system )?error|non[- ]?(?:deliverable|delivery)|"
    r"warning: (?:could not send|message)|message (?:undeliverable|you sent blocked)|nicht zustellbar|unzustellbar|"
    r"échec de (?:la )?remise|no se puede entregar|系统退信|退信|来自\S{1,80}的退信|邮件被退回|无法投递|無法傳遞|无法送达|未送达|未传递|"
    r"邮件投递失败|发送失败|投递失败|您的邮件被退回)",
    re.IGNORECASE,
)
AWAY_SUBJECT = re.compile(
    r"^\s*(?:auto(?:matic|mated)?[- ]?(?:reply|response|svar|risposta)\b|auto:|out of (?:the )?office|ooo\b|i am out of|"
    r"away from (?:the office|my desk)|abwesenheits(?:notiz|meldung|assistent)|automatische (?:antwort|reactie)|"
    r"autoantwort|réponse automatique|absence du bureau|absent du bureau|respuesta automática|resposta automática|"
    r"fuera de (?:la )?oficina|risposta automatica|fuori sede|afwezig|autosvar|自动回复|自動回覆|自动答复|自動答覆|自动应答|"
    r"(?:外出|休假|出差)(?:通知|中|提醒)|不在办公室|不在座位|自動応答|不在通知)|\bis out of the office\b|\(out of (?:the )?office\)",
    re.IGNORECASE,
)
AWAY_TEXT = re.compile(
    r"out of (?:the )?office|out of town|on (?:annual |parental |maternity |sick |business )?(?:leave|vacation|holiday)|"
    r"limited access to (?:my )?e-?mail|nicht im (?:büro|haus)|im urlaub|abwesend|en congés?|absent|de vacaciones|"
    r"fuera de (?:la )?oficina|in ferie|休假|年假|放假|出差|外出|不在办公室|不在公司|不在辦公室|无法及时回复|不能及时回复",
    re.IGNORECASE,
)
MACHINE = re.compile(
    r"(?:no|non|donot|do-not|do_not)[-._]?(?:reply|respond|response)|(?:daemon|robot|notifications?|alerts?|"
    r"mailer|newsletter)(?:[-._+]|$)|postmaster$|mailer-daemon$",
    re.IGNORECASE,
)
ANSWERING = ("x-autoreply", "x-autorespond", "x-auto-reply", "x-mail-autoreply", "x-autoreply-from")
LIST_HEADERS = ("list-id", "list-unsubscribe", "list-post", "list-help")
BULK_PRECEDENCE = {"bulk", "junk"}


def nature(letter: Letter) -> Nature:
    """Tell what kind of letter this is, the most telling sign first."""
    if is_returned(letter):
        return Nature.BOUNCE
    if _answers_by_itself(letter):
        return Nature.OUT_OF_OFFICE if _speaks_of_absence(letter) else Nature.AUTOMATIC
    if AWAY_SUBJECT.search(letter.subject[:300]):
        return Nature.OUT_OF_OFFICE
    if any(name in letter.headers for name in LIST_HEADERS) or _precedence(letter) == "list":
        return Nature.LIST
    return Nature.AUTOMATIC if _is_generated(letter) else Nature.PERSON


def is_returned(letter: Letter) -> bool:
    """Tell whether a mail server speaks about a letter of ours."""
    kind = _header(letter, "content-type")
    if kind.startswith("multipart/report") and "disposition-notification" not in kind:
        return "feedback-report" not in kind
    if "x-failed-recipients" in letter.headers:
        return True
    return bool(RETURNED.search(letter.subject[:300])) and _is_from_daemon(letter)


def _is_from_daemon(letter: Letter) -> bool:
    address = letter.sender.address if letter.sender else ""
    return (
        bool(DAEMON.match(address))
        or bool(DAEMON_NAME.search(_header(letter, "from")))
        or _header(letter, "return-path").strip() == "<>"
    )


def _answers_by_itself(letter: Letter) -> bool:
    return (
        _header(letter, "auto-submitted").startswith("auto-replied")
        or _precedence(letter) == "auto_reply"
        or any(name in letter.headers for name in ANSWERING)
    )


def _speaks_of_absence(letter: Letter) -> bool:
    subject, text = letter.subject[:300], letter.text[:FIRST_WORDS]
    return bool(AWAY_SUBJECT.search(subject) or AWAY_TEXT.search(f"{subject}\n{text}"))


def _is_generated(letter: Letter) -> bool:
    local = letter.sender.address.rpartition("@")[0] if letter.sender else ""
    return (
        _header(letter, "auto-submitted").split(";")[0].strip() not in {"", "no"}
        or _precedence(letter) in BULK_PRECEDENCE
        or _header(letter, "content-type").startswith("multipart/report")
        or _header(letter, "return-path").strip() == "<>"
        or "feedback-id" in letter.headers
        or bool(MACHINE.match(local))
    )


def _precedence(letter: Letter) -> str:
    return _header(letter, "precedence").strip()


def _header(letter: Letter, name: str) -> str:
    return letter.headers.get(name, ("",))[0].lower()
