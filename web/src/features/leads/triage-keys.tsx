import { useWindowEvent } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { useSequence } from "@/lib/keys";
import { useOpenNew, usePlace } from "@/lib/place";
import { useActions } from "@/ui/actions";

import { HelpDialog } from "./help-dialog";
import type { Lead } from "./queries";
import { type Act, actsOf, neighbourOf, nextOf } from "./rules";
import { useLeadHands } from "./use-lead-hands";

const KEYS: Record<string, Act> = {
  q: "qualify",
  w: "work",
  d: "disqualify",
  r: "recycle",
  a: "assign",
  o: "reopen",
};

type Props = {
  lead: Lead | undefined;
  items: Lead[];
  onGo: (lead: Lead | undefined) => void;
  onCheck: ((lead: Lead) => void) | undefined;
};

/** The inbox without a mouse. What is typed in a field stays there, and "g d" goes to the deals. */
export function TriageKeys({ lead, items, onGo, onCheck }: Props) {
  const { t } = useTranslation("leads");
  const { search } = usePlace();
  const openNew = useOpenNew();
  const mayWrite = useMay("write");
  const [isHelping, setHelping] = useState(false);
  const isSequence = useSequence();
  const acts = lead && mayWrite ? actsOf(lead.state) : [];
  const { start: begin } = useLeadHands(() => onGo(nextOf(items, lead)));
  const start = (act: Act) => lead && begin(lead, act);
  useActions(
    Object.entries(KEYS).flatMap(([keys, act]) =>
      acts.includes(act)
        ? [{ name: `lead.${act}`, label: t(`act.${act}`), keys, perform: () => start(act) }]
        : [],
    ),
    { areKeysHeard: false },
  );
  const isBusy = Boolean(search.act || search.new || search.lead || search.deal || isHelping);
  const heard: Record<string, (() => void) | undefined> = {
    j: () => onGo(neighbourOf(items, lead?.id, 1)),
    k: () => onGo(neighbourOf(items, lead?.id, -1)),
    x: lead && onCheck ? () => onCheck(lead) : undefined,
    n: mayWrite ? () => openNew("lead") : undefined,
    "?": () => setHelping(true),
  };
  heard.ArrowDown = heard.j;
  heard.ArrowUp = heard.k;
  useWindowEvent("keydown", (event) => {
    if (isSequence(event) || isBusy || isElsewhere(event)) return;
    const act = acts.find((one) => one === KEYS[event.key]);
    const perform = act ? () => start(act) : heard[event.key];
    if (!perform) return;
    event.preventDefault();
    perform();
  });
  return <HelpDialog opened={isHelping} onClose={() => setHelping(false)} />;
}

function isElsewhere(event: KeyboardEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return true;
  const { target } = event;
  return (
    target instanceof HTMLElement &&
    (target.matches("input, textarea, select, [contenteditable]") ||
      target.closest("[role=dialog], [role=menu], [role=listbox]") !== null)
  );
}
