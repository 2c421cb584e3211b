from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from headwater.mail.models.letters import Letter, Thread
from headwater.mail.models.mailboxes import Mailbox
from headwater.tenancy.models import Reference, WorkspaceModel


class LetterWords(WorkspaceModel):
    """What a letter can be found by; its tokens are those of the search room, by workspace as there.

    `runs` keeps its Chinese alone: pairs of characters do not tell in which order they stood.
    """

    letter = Reference(Letter, models.CASCADE, related_name="+", own_index=False)
    thread = Reference(Thread, models.CASCADE, related_name="+")
    mailbox = Reference(Mailbox, models.CASCADE, related_name="+", own_index=False)
    runs = models.TextField(blank=True)
    tsv = SearchVectorField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "letter"], name="letter_is_indexed_once")
        ]
        indexes = [
            GinIndex(
                fields=["tsv"], name="letter_by_token", fastupdate=True, gin_pending_list_limit=512
            )
        ]

    def __str__(self) -> str:
        return str(self.letter_id)
