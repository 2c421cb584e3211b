import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";

import { fillTemplate, type MailTemplate, mailTemplatesQuery } from "@/api/mail-templates";
import type { Doc } from "@/api/notes";
import { piecesOf } from "@/ui/story/pieces";
import type { Insert } from "@/ui/story/rich-editor";
import { tellProblem } from "@/ui/toasts";

import type { Keeper, Start } from "./draft";
import { sendable } from "./rules";
import { withTemplate } from "./written";

/** Templates and snippets put into the letter that is being written, filled for whoever it goes to. */
export function useTemplates(start: Start, keeper: Keeper) {
  const templates = useQuery(mailTemplatesQuery()).data ?? [];
  const insert = useRef<Insert>(undefined);
  const fill = (one: MailTemplate) => {
    const { content, kept } = keeper.now();
    const { to, mailbox_id } = content;
    const address = sendable(to)[0]?.address ?? "";
    const about = start.about ?? start.knownAbout ?? aboutOf(kept);
    return fillTemplate(one.id, { ...about, address, mailbox_id });
  };
  const choose = async (one: MailTemplate) => {
    const filled = await fill(one);
    const doc = filled.doc as Doc;
    if (one.kind === "snippet") {
      insert.current?.(piecesOf(doc));
      return;
    }
    const { content } = keeper.now();
    keeper.change(
      {
        subject: content.subject || filled.subject,
        doc: withTemplate(content.doc, start.content.doc, doc),
        template_id: one.id,
      },
      { isAnew: true },
    );
  };
  return {
    onReady: (made: Insert) => {
      insert.current = made;
    },
    choose: (one: MailTemplate) => void choose(one).catch(tellProblem),
    /** What a shortcut stands for: one's own before those of others. */
    find: (shortcut: string) => {
      const named = templates.filter((one) => one.kind === "snippet" && one.shortcut === shortcut);
      const one = named.find(({ scope }) => scope === "private") ?? named[0];
      return one && fill(one).then(({ doc }) => doc as Doc);
    },
  };
}

type Kept = ReturnType<Keeper["now"]>["kept"];

function aboutOf(kept: Kept) {
  if (!kept) return {};
  const { deal_id, lead_id, person_id, company_id } = kept;
  return { deal_id, lead_id, person_id, company_id };
}
