import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery, teamsQuery } from "@/api/lookups";

import { useWords } from "../use-words";
import type { Answer } from "./queries";
import type { Asked } from "./question";

/** How both sides of a comparison are called: by what is other; undefined where nothing is compared. */
export function useSides(answer: Answer | undefined, asked: Asked) {
  const { t } = useTranslation(["reports", "insights"]);
  const words = useWords();
  const members = useQuery(membersQuery()).data ?? [];
  const teams = useQuery(teamsQuery()).data ?? [];
  const days = ({ from, to }: { from: string | null; to: string | null }) =>
    words.period({ from, to, as_of: "" });
  const day = (moment: string | null | undefined) =>
    moment ? words.day(moment) : t("insights:compare.now");
  const other = answer?.compared;
  if (!answer || !other) return undefined;
  const named = (id: string | null | undefined) => {
    if (!id) return t("insights:compare.everybody");
    return [...members, ...teams].find((one) => one.id === id)?.name ?? "…";
  };
  const mine = asked.owner_id ?? asked.team_id ?? null;
  const theirs = other.owner_id ?? other.team_id;
  if (mine !== theirs) return [named(mine), named(theirs)] as const;
  if (isOtherPeriod(answer, other)) return [days(answer), days(other)] as const;
  return [day(asked.as_of && answer.as_of), day(other.as_of)] as const;
}

function isOtherPeriod({ measure, from, to }: Answer, other: NonNullable<Answer["compared"]>) {
  return measure.view !== "live" && (other.from !== from || other.to !== to);
}
