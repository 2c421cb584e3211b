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
from headwater.mail.models.sightings import NeverTracked, Sighting, TrackingRule
from headwater.mail.models.suppression import ConsentStep, PublicLink, Suppression
from headwater.mail.models.templates import MailTemplate
from headwater.mail.models.words import LetterWords

__all__ = [
    "Attachment",
    "ConsentStep",
    "Enclosure",
    "Folder",
    "Letter",
    "LetterBody",
    "LetterWords",
    "MailTemplate",
    "Mailbox",
    "MailboxShare",
    "NeverTracked",
    "Outgoing",
    "Place",
    "PublicLink",
    "Quarantined",
    "Sighting",
    "Suppression",
    "Thread",
    "ThreadKey",
    "TrackingRule",
]
