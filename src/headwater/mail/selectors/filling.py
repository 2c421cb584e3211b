"""What stands for the fields of a template: what its writer sees of the records it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_currency

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor, Kind
from headwater.leads.models import Lead
from headwater.leads.selectors.records import get_lead
from headwater.lib.documents import Node, cleaned
from headwater.mail.models import Mailbox, MailTemplate
from headwater.mail.rules.filling import Filled, fill
from headwater.mail.rules.naming import called
from headwater.mail.selectors.mailboxes import get_mailbox
from headwater.mail.selectors.matches import About, known_by
from headwater.people.models import Company, Person
from headwater.people.selectors import get_company, get_person
from headwater.pipeline.models import Deal
from headwater.pipeline.selectors.deals import get_deal

LOCALES = {"zh": "zh_Hans_CN", "en": "en"}


@dataclass(frozen=True)
class Voice:
    """In which language values are written, on which day, and from which mailbox."""

    language: str
    now: datetime
    mailbox_id: UUID | None = None

    @property
    def locale(self) -> str:
        return LOCALES["zh" if self.language.startswith("zh") else "en"]


@dataclass(frozen=True)
class Occasion:
    """About what a letter is written, to whom and from which mailbox."""

    about: About
    address: str = ""
    mailbox_id: UUID | None = None


def filled(template: MailTemplate, to: Occasion, *, actor: Actor, now: datetime) -> Filled:
    """Fill a template for whoever it is about, or to whom it goes."""
    language = template.language
    return preview(template.subject, template.doc, to, language=language, actor=actor, now=now)


def preview(
    subject: str, doc: Node, to: Occasion, *, language: str, actor: Actor, now: datetime
) -> Filled:
    """Fill what is written for whoever it is about, or to whom it goes."""
    about = with_receiver(to.about, to.address, actor=actor)
    voice = Voice(language, now, to.mailbox_id)
    return fill(subject, cleaned(doc), values_for(about, actor, voice=voice))


def values_for(about: About, actor: Actor, *, voice: Voice) -> dict[str, str]:
    """Give what stands for each field that has something to say.

    A field that is hidden from the actor is as one that is empty. Raises the NotFound of a record
    that is not shown to them.
    """
    deal = get_deal(about.deal_id, actor=actor) if about.deal_id else None
    lead = get_lead(about.lead_id, actor=actor) if about.lead_id else None
    person = get_person(about.person_id, actor=actor) if about.person_id else None
    company_id = about.company_id
    company = get_company(company_id, actor=actor) if company_id else None
    company = company or _company_of(person, deal, actor)
    values = _of_lead(lead) if lead else {}
    values |= _of_person(person) if person else {}
    values |= {"company.name": company.name} if company else {}
    values |= _of_deal(deal, actor, voice) if deal else {}
    values |= dict(_of_sender(actor, voice))
    today = voice.now.astimezone(ZoneInfo(actor.time_zone)).date()
    values["today"] = _day(today, voice)
    return {name: value for name, value in values.items() if value.strip()}


def with_receiver(about: About, address: str, *, actor: Actor) -> About:
    """Add who is written to, and their only open deal, where nothing says it yet."""
    if not address or about.person_id or about.lead_id:
        return about
    known = known_by([address], frozenset(), actor=actor)
    kind = Kind.PERSON if known.people else Kind.LEAD if known.leads else Kind.COMPANY
    if "email" in actor.hidden(kind):
        return about
    found = known.about([address], frozenset())
    return About(
        deal_id=about.deal_id or found.deal_id,
        lead_id=found.lead_id,
        person_id=found.person_id,
        company_id=about.company_id or found.company_id,
    )


def _company_of(person: Person | None, deal: Deal | None, actor: Actor) -> Company | None:
    ids = [one.company_id for one in (person, deal) if one is not None and one.company_id]
    return Company.objects.visible_to(actor).filter(id=ids[0]).first() if ids else None


def _of_person(person: Person) -> dict[str, str]:
    return _called(person.name) | {"person.job_title": person.title}


def _of_lead(lead: Lead) -> dict[str, str]:
    own = {"lead.name": str(lead), "person.job_title": lead.title}
    return _called(lead.name) | own | {"company.name": lead.company_name}


def _called(name: str) -> dict[str, str]:
    one = called(name)
    return {
        "person.name": one.name, "person.first_name": one.first_name,
        "person.last_name": one.last_name, "person.salutation": one.salutation,
    }  # fmt: skip


def _of_deal(deal: Deal, actor: Actor, voice: Voice) -> dict[str, str]:
    values = {"deal.name": deal.title, "deal.stage": _stage(deal, voice)}
    if deal.expected_close_date:
        values["deal.expected_close_date"] = _day(deal.expected_close_date, voice)
    if "value" not in actor.hidden(Kind.DEAL) and deal.value:
        values["deal.value"] = _money(deal.value, deal.currency, voice)
    return values


def _stage(deal: Deal, voice: Voice) -> str:
    names = (deal.stage.name_zh, deal.stage.name_en)
    return next(filter(None, names if voice.locale.startswith("zh") else reversed(names)), "")


def _of_sender(actor: Actor, voice: Voice) -> Iterator[tuple[str, str]]:
    member = Member.objects.get(id=actor.id)
    mailbox: Mailbox | None = None
    if voice.mailbox_id:
        mailbox = get_mailbox(voice.mailbox_id, actor=actor)
    else:
        mailbox = Mailbox.objects.filter(member_id=actor.id).order_by("created_at", "id").first()
    yield "sender.name", (mailbox and mailbox.sender_name) or member.name
    yield "sender.email", mailbox.address if mailbox else member.email
    if mailbox:
        yield "sender.signature", mailbox.signature


def _day(day: date, voice: Voice) -> str:
    return str(format_date(day, format="long", locale=voice.locale))


def _money(value: Decimal, currency: str, voice: Voice) -> str:
    is_whole = value == value.to_integral_value()
    written = format_currency(value, currency, locale=voice.locale)
    if is_whole:
        written = format_currency(
            value, currency, format="¤#,##0", locale=voice.locale, currency_digits=False
        )
    return str(written)
