from headwater.mail.models.letters import (
    Attachment,
    Letter,
    LetterBody,
    Place,
    Quarantined,
    Thread,
    ThreadKey,
)
from headwater.mail.models.mailboxes import Folder, Mailbox, MailboxShare
from headwater.mail.models.outgoing import Enclosure, Outgoing

__all__ = [
    "Attachment",
    "Enclosure",
    "Folder",
    "Letter",
    "LetterBody",
    "Mailbox",
    "MailboxShare",
    "Outgoing",
    "Place",
    "Quarantined",
    "Thread",
    "ThreadKey",
]
