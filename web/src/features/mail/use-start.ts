import { useSuspenseQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

import { type Letter, mailboxesQuery, type Thread } from "@/api/mail";
import type { Doc } from "@/api/notes";
import { formatInFull } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import { type Abouts, contentOf, type Start } from "./draft";
import { type Outgoing, outgoingQuery } from "./queries";
import { type AnswerKind, mailboxFor, partiesOf, receiversOf, shownName, subjectOf } from "./rules";
import { forwarded, letterDoc, quoted } from "./written";

/** What a letter begins with: an empty one, an answer, or a draft from before. */
export function useStart() {
  const { t } = useTranslation("mail");
  const mailboxes = useSuspenseQuery(mailboxesQuery()).data;
  const drafts = useSuspenseQuery(outgoingQuery()).data;
  const place = useLocale();
  const own = new Set(mailboxes.map(({ address }) => address.toLowerCase()));
  const blank = (mailbox_id: string | undefined, below: Doc[] = []) => {
    const mailbox = mailboxFor(mailboxes, mailbox_id);
    const doc = letterDoc(mailbox?.signature ?? "", below);
    const heads = { mailbox_id: mailbox?.id ?? "", to: [], cc: [], bcc: [], subject: "" };
    return { ...heads, doc, template_id: null, follow_up_at: null };
  };
  const answer = (thread: Thread, letter: Letter, kind: AnswerKind): Start => {
    const before = drafts.find((one) => one.answers_id === letter.id && one.state === "draft");
    if (before && kind !== "forward") return resumed(before);
    const at = formatInFull(letter.sent_at, place);
    return {
      id: crypto.randomUUID(),
      content: {
        ...blank(thread.mailbox_id, belowOf(letter, kind, at, t)),
        ...receiversOf(letter, kind, own),
        subject: subjectOf(letter.subject || thread.subject, kind),
      },
      knownAbout: aboutsOf(thread),
      ...(kind === "forward" ? { left: leftOf(letter) } : { answersId: letter.id }),
    };
  };
  const fresh = (to: string | undefined, about: string | undefined): Start => ({
    id: crypto.randomUUID(),
    about: aboutOf(about),
    content: { ...blank(undefined), to: partiesOf(to) },
  });
  return { mailboxes, answer, fresh };
}

export function resumed(kept: Outgoing): Start {
  return { id: kept.id, content: contentOf(kept), kept };
}

/** Read `deal.` and an id as what a letter is about. */
function aboutOf(text = ""): Start["about"] {
  const [kind = "", id] = text.split(".");
  const isKnown = kind === "deal" || kind === "lead" || kind === "person" || kind === "company";
  return isKnown && id ? { [`${kind}_id`]: id } : undefined;
}

function aboutsOf({ about: { deal, lead, person, company } }: Thread): Abouts {
  return {
    ...(deal && { deal_id: deal.id }),
    ...(lead && { lead_id: lead.id }),
    ...(person && { person_id: person.id }),
    ...(company && { company_id: company.id }),
  };
}

function leftOf({ id, attachments }: Letter): Start["left"] {
  const files = attachments.filter(({ is_inline }) => !is_inline);
  return files.length > 0 ? { letterId: id, attachments: files } : undefined;
}

function belowOf(letter: Letter, kind: AnswerKind, at: string, t: TFunction<"mail">): Doc[] {
  const who = letter.sender ? shownName(letter.sender) : "";
  if (kind !== "forward") return quoted(letter, t("quote.wrote", { at, who }));
  const words = {
    head: t("quote.forwarded"),
    from: t("quote.from"),
    at: t("quote.at"),
    to: t("quote.to"),
    subject: t("quote.subject"),
  };
  return forwarded(letter, words, at);
}
