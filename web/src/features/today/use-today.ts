import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { type Later, momentOf } from "@/lib/later";
import { useOpenRecord } from "@/lib/place";
import { formatWhen } from "@/lib/when";
import { tellWithUndo } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";

import { type Item, useAside, useDone } from "./queries";
import { neighbourOf } from "./rules";
import type { Hands, Mode } from "./today-item";

/** The queue under one's hands: where one is, what is open there, and the acts. */
export function useToday(items: Item[]) {
  const { t } = useTranslation("today");
  const place = useLocale();
  const [atId, setAtId] = useState<string>();
  const [opened, setOpened] = useState<{ id: string; mode: Mode }>();
  const rows = useRef(new Map<string, HTMLElement>());
  const openRecord = useOpenRecord();
  const done = useDone();
  const aside = useAside();
  const at = neighbourOf(items, atId, 0);
  const mode = opened?.id === at?.id ? opened?.mode : undefined;
  const setMode = (next: Mode, id = at?.id) => setOpened(id ? { id, mode: next } : undefined);

  const go = (item: Item | undefined) => {
    if (!item) return;
    setAtId(item.id);
    rows.current.get(item.id)?.focus();
  };
  /** The next one takes the place of what leaves. */
  const leave = (item: Item) => {
    const place = items.findIndex(({ id }) => id === item.id);
    go(items[place + 1] ?? items[place - 1]);
  };
  const hands: Hands = {
    open: (item) => {
      if (item.deal_id) openRecord("deal", item.deal_id);
      else if (item.person_id) openRecord("person", item.person_id);
      else if (item.company_id) openRecord("company", item.company_id);
      else if (item.lead_id) openRecord("lead", item.lead_id);
    },
    finish: (item) => {
      if (item.kind === "lead") return hands.open(item);
      if (item.kind !== "task") return setMode("plan", item.id);
      leave(item);
      told(done.mutateAsync({ item }), t("told.done", { title: item.title }));
    },
    putOff: (item: Item, later: Later) => {
      const until = momentOf(later, place.zone);
      const when = formatWhen(until, place);
      leave(item);
      const back = () => aside.mutate({ item, until: "", isBack: true });
      told(aside.mutateAsync({ item, until }), t("told.aside", { title: item.title, when }), back);
    },
  };
  return { at, mode, setMode, setAtId, go, hands, rows };
}

/** Tell of an act when it is done, even if the list has gone from the screen with its last item. */
function told(act: Promise<unknown>, sentence: string, back?: () => void): void {
  act.then(
    (answer) => tellWithUndo(sentence, back ?? answer),
    () => undefined, // the refusal itself is told by the query client
  );
}
