"""How mail programs announce, in many languages, that now somebody else's letter follows."""

import re

LONGEST_LINE = 400
ATTRIBUTION_LINES = 4

WROTE = (
    r"wrote|writes|写道|寫道|來信|写到|schrieb|geschrieben|a écrit|a ecrit|escribió|escreveu|ha scritto|"
    r"schreef|heeft geschreven|skrev|kirjoitti|napisał\(a\)|napisał|napsal|пишет|написал|のメール|さんは書きました"
)
WHEN = r"on|at|am|le|el|il|em|op|den|på|dne|w dniu|在|于|\d{4}\s?[-年/.]"
ATTRIBUTION = re.compile(
    rf"\s*[>*]?\s*(?:{WHEN})\s?(?=.{{0,200}}\d).{{2,300}}?(?:{WROTE}).{{0,80}}?[:：]\s*"
    r"|\s*.{1,120}<[^<>\s]{1,100}@[^<>\s]{1,100}>.{0,80}(?:写道|寫道|來信)\s*[:：]\s*",
    re.IGNORECASE,
)
ATTRIBUTION_START = re.compile(rf"\s*(?:{WHEN}|.{{1,120}}<[^<>\s]{{1,100}}@)", re.IGNORECASE)
DIVIDER = re.compile(
    r"\s*[-_—=]{2,}\s*(?:original message|original|ursprüngliche nachricht|message d'origine|mensaje original|"
    r"mensagem original|messaggio originale|oorspronkelijk bericht|原始邮件|原始郵件|原邮件|原始信件|原文|回复的原邮件|"
    r"邮件原件|転送元|исходное сообщение)\s*[-_—=]{0,60}\s*",
    re.IGNORECASE,
)
RULE = re.compile(r"\s*[-_—=*]{8,}\s*")
FROM = re.compile(
    r"\s*[*_]{0,2}(?:from|von|de|da|van|från|fra|发件人|寄件者|寄件人|發件人|差出人|от|od)\s?[*_]{0,2}\s?[:：][*_]{0,2}.{0,300}",
    re.IGNORECASE,
)
OTHER_HEAD = re.compile(
    r"\s*[*_]{0,2}(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado(?: el)?|fecha|para|asunto|"
    r"assunto|data|inviato|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|发送时间|发送日期|日期|时间|收件人|抄送|主题|"
    r"寄件日期|收件者|主旨|副本|傳送時間|送信日時|宛先|件名)\s?[*_]{0,2}\s?[:：].{0,300}",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"\s?(?:--|—|__)\s?")
DEVICE = re.compile(
    r"\s*(?:sent (?:from|via|with) (?:my |a |the )?(?:[\w.&'-]+ ?){1,6}|get outlook for (?:ios|android|mac)|"
    r"von meinem .{2,40} gesendet|gesendet mit .{2,40}|envoyé de(?:puis)? mon .{2,40}|enviado (?:desde|do) (?:mi|meu) .{2,40}|"
    r"inviato da(?:l mio)? .{2,40}|发自我的.{1,40}|從我的.{1,40}傳送|从我的.{1,40}发送|发自.{1,30}(?:手机|邮箱|客户端)|"
    r"来自.{1,30}(?:手机|邮箱|客户端)|iphoneから送信)\.?\s*",
    re.IGNORECASE,
)


def attribution_length(lines: list[str]) -> int:
    """Tell over how many of the first lines “On … wrote:” goes; 0 if it is none."""
    if not lines or not ATTRIBUTION_START.match(lines[0][:LONGEST_LINE]):
        return 0
    joined = ""
    for number, line in enumerate(lines[:ATTRIBUTION_LINES], start=1):
        if not line.strip() or len(line) > LONGEST_LINE:
            return 0
        if number > 1 and _announces(line):
            return 0  # it begins only here
        joined = f"{joined} {line.strip()}"
        if _announces(joined):
            return number
    return 0


def _announces(text: str) -> bool:
    return text.rstrip().endswith((":", "：")) and bool(
        ATTRIBUTION.fullmatch(text[: LONGEST_LINE * 2])
    )


def head_length(lines: list[str]) -> int:
    """Tell over how many of the first lines a copied head (From:, Sent:, …) goes; 0 if it is none."""
    if not lines or not FROM.fullmatch(lines[0][:LONGEST_LINE].rstrip()):
        return 0
    found = 0
    for number, line in enumerate(lines[1:8], start=2):
        if OTHER_HEAD.fullmatch(line[:LONGEST_LINE].rstrip()):
            found = number
        elif line.strip():
            break
    return found


def is_device(line: str) -> bool:
    """Tell whether a line only says which telephone it was written with."""
    return "," not in line and bool(DEVICE.fullmatch(line[:LONGEST_LINE]))
