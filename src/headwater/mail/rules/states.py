"""What mailboxes, letters and what is on its way can be; and what is refused."""

from datetime import timedelta
from enum import StrEnum

from headwater.lib.errors import Conflict, Invalid, NotFound

UNDO_SECONDS = 10  # how long a letter waits after "send", for whoever thinks better of it
LONGEST_HISTORY_DAYS = 3650
SILENCE = timedelta(minutes=5)  # a run of which nothing was heard for so long was killed


class MailSecurity(StrEnum):
    """How the line to a server is made unreadable for others."""

    TLS = "tls"
    STARTTLS = "starttls"
    PLAIN = "plain"


class MailProvider(StrEnum):
    """Where people sign in themselves, so that we need no password."""

    GOOGLE = "google"
    MICROSOFT = "microsoft"


class MailWay(StrEnum):
    """How letters come and go: by the protocols of mail, or by what the provider has of its own."""

    IMAP = "imap"
    GMAIL = "gmail"
    GRAPH = "graph"


class MailSight(StrEnum):
    """Who reads what lies in a mailbox, besides whoever it is of."""

    PRIVATE = "private"
    RECORDS = "records"  # whoever sees the deal, person, company or lead of a thread
    CHOSEN = "chosen"  # members and teams that were named, who also write from it
    EVERYBODY = "everybody"


class MailboxState(StrEnum):
    """How it goes with fetching letters."""

    NEW = "new"
    WORKING = "working"
    FAILING = "failing"
    PAUSED = "paused"


class FolderRole(StrEnum):
    """What a folder is for."""

    INBOX = "inbox"
    SENT = "sent"
    DRAFTS = "drafts"
    TRASH = "trash"
    JUNK = "junk"
    ARCHIVE = "archive"
    OTHER = "other"


SYNCED_AT_FIRST = frozenset({FolderRole.INBOX, FolderRole.SENT})


class MailDirection(StrEnum):
    """From whom to whom, seen from the mailbox."""

    IN = "in"
    OUT = "out"


class ThreadBox(StrEnum):
    """Which threads one looks at."""

    INBOX = "inbox"
    UNMATCHED = "unmatched"
    SENT = "sent"
    DONE = "done"
    ALL = "all"


class OutgoingState(StrEnum):
    """Where something written is on its way; `unknown`: the server never said whether it took it."""

    DRAFT = "draft"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    STOPPED = "stopped"  # nobody wanted it any more before it left


class MailboxNotFound(NotFound):
    code = "mailbox_not_found"


class ThreadNotFound(NotFound):
    code = "thread_not_found"


class LetterNotFound(NotFound):
    code = "letter_not_found"


class OutgoingNotFound(NotFound):
    code = "outgoing_not_found"


class MailboxThere(Conflict):
    code = "mailbox_there"


class NoReceiver(Invalid):
    code = "no_receiver"


class BadReceiver(Invalid):
    code = "bad_receiver"


class RemindedTooEarly(Invalid):
    code = "reminded_too_early"


class AlreadyOnItsWay(Conflict):
    code = "already_on_its_way"


class ProviderNotSetUp(Conflict):
    code = "mail_provider_not_set_up"


class NotInMailbox(Invalid):
    code = "mail_not_in_mailbox"


class DropThere(Conflict):
    code = "mail_drop_there"


class OtherAddress(Conflict):
    code = "mail_other_address"


class SignInLost(Invalid):
    code = "mail_sign_in_lost"


class SecretMissing(Invalid):
    code = "secret_missing"


class SecretLost(Invalid):
    """What was kept closed cannot be opened: its key is gone, or it came from another installation."""

    code = "mail_secret_lost"


class InTheClear(Invalid):
    code = "in_the_clear"
