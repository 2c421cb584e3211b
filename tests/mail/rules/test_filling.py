"""Fields of templates are filled with text, and nothing else."""

import pytest

from headwater.lib.documents import cleaned
from headwater.lib.errors import DomainError
from headwater.mail.rules.filling import check_template, fields_in, fill
from headwater.mail.rules.naming import Called, called


def doc(*texts: object) -> dict[str, object]:
    inside = [one if isinstance(one, dict) else {"type": "text", "text": one} for one in texts]
    return {"type": "doc", "content": [{"type": "paragraph", "content": inside}]}


BOLD = [{"type": "bold"}]


def test_fields_are_filled_in_subject_and_text_and_keep_their_marks() -> None:
    written = doc("Hello ", {"type": "text", "text": "{{ person.first_name }}", "marks": BOLD})
    filled = fill("For {{company.name}}", written, {"person.first_name": "Bo", "company.name": "A"})

    bold = {"type": "text", "text": "Bo", "marks": BOLD}
    assert (filled.subject, filled.missing) == ("For A", ())
    assert filled.doc == doc("Hello ", bold)


def test_a_fallback_stands_in_and_what_has_none_is_missing_and_stays_to_be_seen() -> None:
    written = doc("Hello {{person.first_name|there}}, about {{deal.name}} and {{deal.name}}")
    filled = fill("{{deal.value}}", written, {"person.first_name": "  "})

    assert filled.missing == ("deal.value", "deal.name")
    assert filled.doc == doc("Hello there, about {{deal.name}} and {{deal.name}}")


def test_a_value_is_never_markup_and_is_not_read_for_fields_again() -> None:
    name = "<b>{{sender.email}}</b>\nX"
    filled = fill("{{company.name}}", doc("{{company.name}}"), {"company.name": name,
                                                              "sender.email": "a@b.example"})  # fmt: skip

    assert filled.subject == "<b>{{sender.email}}</b> X"
    assert filled.doc == doc("<b>{{sender.email}}</b>", {"type": "hardBreak"}, "X")


def test_an_empty_fallback_leaves_a_document_that_can_be_kept() -> None:
    filled = fill("", doc("{{person.last_name|}}"), {})

    assert cleaned(filled.doc)["content"] == [{"type": "paragraph"}]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{person.password}}", "unknown_fields"),
        ("{{person.__class__}}", "unknown_fields"),
        ("{{person.name.upper()}}", "broken_field"),
        ("{{person.name", "broken_field"),
        ("person.name}}", "broken_field"),
    ],
)
def test_what_is_no_field_is_refused(text: str, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        check_template("", doc(text))
    assert refused.value.code == code


def test_a_field_that_is_half_bold_is_refused() -> None:
    with pytest.raises(DomainError):
        check_template("", doc("{{person.", {"type": "text", "text": "name}}", "marks": BOLD}))


def test_fields_are_named_once_in_their_order() -> None:
    assert fields_in("{{today}}", doc("{{deal.name}}{{today}}")) == ("today", "deal.name")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada King", Called("Ada King", "Ada", "King")),
        ("King, Ada", Called("King, Ada", "Ada", "King")),
        ("Dr. Ada King", Called("Dr. Ada King", "Ada", "King", "Dr King")),
        ("Ms King", Called("Ms King", "", "King", "Ms King")),
        ("Ada", Called("Ada", "Ada")),
        ("王芳", Called("王芳", "芳", "王")),
        ("欧阳娜娜", Called("欧阳娜娜", "娜娜", "欧阳")),
        ("王女士", Called("王女士", "", "王", "王女士")),
        ("欧阳先生", Called("欧阳先生", "", "欧阳", "欧阳先生")),
        ("", Called()),
    ],
)
def test_names_are_parted_as_far_as_they_say(name: str, expected: Called) -> None:
    assert called(name) == expected
