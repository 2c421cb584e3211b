"""What a folder is for: told by the server, else by its name in the languages we have seen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Role(StrEnum):
    INBOX = "inbox"
    SENT = "sent"
    DRAFTS = "drafts"
    TRASH = "trash"
    JUNK = "junk"
    ARCHIVE = "archive"


@dataclass(frozen=True)
class Folder:
    name: str
    role: Role | None
    can_select: bool


@dataclass(frozen=True)
class FolderState:
    """A folder as it was when it was opened; zero and None where the server does not tell."""

    uid_validity: int
    uid_next: int
    exists: int
    highest_modseq: int | None


# RFC 6154.
SPECIAL_USE = {
    rb"\sent": Role.SENT,
    rb"\drafts": Role.DRAFTS,
    rb"\trash": Role.TRASH,
    rb"\junk": Role.JUNK,
    rb"\spam": Role.JUNK,
    rb"\archive": Role.ARCHIVE,
}
ALL_MAIL = rb"\all"  # Gmail's archive, where nothing else is one
CLOSED = frozenset({rb"\noselect", rb"\nonexistent"})
PARENTS = {"", "inbox", "[gmail]", "[google mail]"}
NAMES = {
    Role.SENT: (
        "sent", "sent items", "sent messages", "sent mail", "sentmail", "gesendet",
        "gesendete elemente", "gesendete objekte", "envoyés", "éléments envoyés", "messages envoyés",
        "enviados", "elementos enviados", "itens enviados", "inviati", "posta inviata", "verzonden",
        "verzonden items", "wysłane", "отправленные", "已发送", "已发送邮件", "已发邮件", "已傳送", "寄件備份",
        "寄件匣", "送信済み", "送信済みメール", "보낸편지함", "보낸메일함", "skickat", "sendt",
    ),
    Role.DRAFTS: (
        "drafts", "draft", "entwürfe", "brouillons", "borradores", "rascunhos", "bozze", "concepten",
        "kopie robocze", "черновики", "草稿", "草稿箱", "草稿夹", "下書き", "임시보관함", "utkast", "kladder",
    ),
    Role.TRASH: (
        "trash", "deleted", "deleted items", "deleted messages", "bin", "papierkorb",
        "gelöschte elemente", "gelöschte objekte", "corbeille", "éléments supprimés", "papelera",
        "elementos eliminados", "lixeira", "itens excluídos", "cestino", "posta eliminata", "prullenbak",
        "verwijderde items", "kosz", "корзина", "удаленные", "удалённые", "已删除", "已删除邮件", "垃圾箱",
        "刪除的郵件", "垃圾桶", "ゴミ箱", "휴지통", "papperskorg",
    ),
    Role.JUNK: (
        "junk", "junk e-mail", "junk email", "spam", "bulk mail", "bulk", "spamverdacht", "unerwünscht",
        "courrier indésirable", "indésirables", "correo no deseado", "lixo eletrônico",
        "posta indesiderata", "ongewenste e-mail", "спам", "垃圾邮件", "垃圾郵件", "广告邮件",
        "迷惑メール", "스팸메일함", "스팸편지함", "skräppost",
    ),
    Role.ARCHIVE: (
        "archive", "archives", "archived", "all mail", "archiv", "archivo", "arquivo", "archivio",
        "archief", "archiwum", "архив", "归档", "归档邮件", "存档", "封存", "アーカイブ", "보관함", "arkiv",
    ),
}  # fmt: skip
ROLES = {name: role for role, names in NAMES.items() for name in names}


def folders_of(listed: Sequence[tuple[Sequence[bytes], bytes | None, str]]) -> list[Folder]:
    """Understand a LIST: what the server says comes first, and names are guessed at only once."""
    found = [
        Folder(name, _told(name, _marks(flags)), can_select=not _marks(flags) & CLOSED)
        for flags, _, name in listed
    ]
    taken = {None, *(folder.role for folder in found)}
    for at, (flags, delimiter, name) in enumerate(listed):
        all_mail = Role.ARCHIVE if ALL_MAIL in _marks(flags) else None
        guess = _guessed(name, delimiter) or all_mail
        if found[at].role is None and found[at].can_select and guess not in taken:
            found[at] = replace(found[at], role=guess)
            taken.add(guess)
    return found


def _marks(flags: Sequence[bytes]) -> frozenset[bytes]:
    return frozenset(flag.lower() for flag in flags)


def _told(name: str, marks: frozenset[bytes]) -> Role | None:
    if marks & CLOSED:
        return None
    if name.upper() == "INBOX":
        return Role.INBOX
    return next((role for mark, role in SPECIAL_USE.items() if mark in marks), None)


def _guessed(name: str, delimiter: bytes | None) -> Role | None:
    """Judge by the last part of the name: `INBOX.Sent` is for what was sent, `Ada/Sent` is Ada's."""
    parent, _, last = name.rpartition(delimiter.decode()) if delimiter else ("", "", name)
    return ROLES.get(last.strip().casefold()) if parent.casefold() in PARENTS else None
