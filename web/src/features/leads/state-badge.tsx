import { useTranslation } from "react-i18next";

import { StatusBadge, type Tone } from "@/ui/status-badge";

import type { LeadState } from "./queries";

const TONES: Record<LeadState, Tone> = {
  new: "planned",
  working: "attention",
  qualified: "good",
  disqualified: "bad",
  recycled: "quiet",
};

export function StateBadge({ state }: { state: LeadState }) {
  const { t } = useTranslation("leads");
  return <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>;
}
