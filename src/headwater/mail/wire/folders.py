"""What a folder is for: told by the server, else by its name in the languages we have seen."""

from collections.abc import Iterable, Sequence
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


# RFC 6154. Gmail's archive is "All Mail": it holds everything, so it is no folder to read besides.
SPECIAL_USE = {
    rb"\sent": Role.SENT,
    rb"\drafts": Role.DRAFTS,
    rb"\trash": Role.TRASH,
    rb"\junk": Role.JUNK,
    rb"\spam": Role.JUNK,
    rb"\archive": Role.ARCHIVE,
    rb"\all": Role.ARCHIVE,
}
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


def folders_of(listed: Iterable[tuple[Sequence[bytes], bytes | None, str]]) -> list[Folder]:
    """Understand a LIST: at most one folder has each role, and what the server says comes first."""
    known: list[tuple[Folder, Role | None]] = []
    for flags, delimiter, name in listed:
        marks = {flag.lower() for flag in flags}
        told = Role.INBOX if name.upper() == "INBOX" else _told_role(marks)
        can_select = not marks & {rb"\noselect", rb"\nonexistent"}
        guess = _guessed(name, delimiter) if can_select else None
        known.append((Folder(name, told if can_select else None, can_select), guess))
    taken = {folder.role for folder, _ in known}
    found = []
    for folder, guess in known:
        if folder.role is None and guess is not None and guess not in taken:
            taken.add(guess)
            folder = replace(folder, role=guess)  # noqa: PLW2901
        found.append(folder)
    return found


def _told_role(marks: set[bytes]) -> Role | None:
    # \All together with \Archive elsewhere: see `SPECIAL_USE`.
    return next((role for mark, role in SPECIAL_USE.items() if mark in marks), None)


def _guessed(name: str, delimiter: bytes | None) -> Role | None:
    """Judge by the last part of the name, so that `INBOX.Sent` and `[Gmail]/已发邮件` are known."""
    last = name.rpartition(delimiter.decode())[2] if delimiter else name
    return ROLES.get(last.strip().casefold())
