"""What must be known of a buyer, and how much of it is."""

from enum import StrEnum

from headwater.lib.errors import Invalid


class AnswerState(StrEnum):
    """What is known; a question without an answer is unknown."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class AnswerIsAboutOneThing(Invalid):
    code = "answer_is_about_one_thing"
