import { useTranslation } from "react-i18next";

import { gapsIn } from "@/lib/gaps";
import { ask } from "@/ui/ask";
import { useMailFieldWords } from "@/ui/use-mail-field-words";

import type { Content } from "./draft";

/** Before a letter leaves that still has gaps in it, its writer is asked; true: it may leave. */
export function useAskForGaps() {
  const { t } = useTranslation("mail");
  const nameOf = useMailFieldWords();
  return async ({ subject, doc }: Content): Promise<boolean> => {
    const gaps = gapsIn(subject, doc);
    if (gaps.length === 0) return true;
    const names = gaps.map(({ field, note }) => (field ? nameOf(field) : note));
    const isMeant = await ask({
      title: t("gaps.title"),
      text: t("gaps.text", { names: names.join(t("common:listSeparator")) }),
      yes: t("gaps.yes"),
      no: t("gaps.no"),
    });
    return isMeant === true;
  };
}
