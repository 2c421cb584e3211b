import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery, pipelinesQuery, sourcesQuery } from "@/api/lookups";
import { amountIn, dayIn } from "@/lib/days";
import type { Reading, SheetCell } from "@/ui/sheet/sheet-rules";
import type { DealRow } from "./rules";

type Named = { id: string; name: string };

/** How the columns of the list are copied and edited; those left out are only looked at. */
export function useDealCells(): Record<string, SheetCell<DealRow>> {
  const { t } = useTranslation(["views", "pipeline"]);
  const members = useQuery(membersQuery()).data ?? [];
  const sources = useQuery(sourcesQuery()).data ?? [];
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  const stagesOf = (row: DealRow) =>
    pipelines.find(({ id }) => id === row.pipeline_id)?.stages ?? [];
  const refuse = (key: "unknown" | "noDay" | "closed"): Reading => ({ refusal: t(`sheet.${key}`) });
  const named = (list: Named[], text: string): Reading => {
    const found = list.find(({ name }) => name.toLowerCase() === text.toLowerCase());
    return found ? { value: found.id } : refuse("unknown");
  };
  const names = (list: Named[]) => list.map(({ name }) => name);
  return {
    title: {
      text: (row) => row.title,
      value: (row) => row.title,
      read: (text) => (text ? { value: text } : { refusal: t("pipeline:newDeal.titleMissing") }),
    },
    value: {
      text: (row) => String(Number(row.value)),
      value: (row) => row.value,
      read: (text) => {
        const value = amountIn(text);
        return value ? { value } : { refusal: t("pipeline:field.valueWrong") };
      },
    },
    company: { text: (row) => row.company_name ?? "" },
    stage: {
      text: (row) => row.stage_name,
      value: (row) => row.stage_id,
      read: (text, row) => (row.status === "open" ? named(stagesOf(row), text) : refuse("closed")),
      options: (row) => names(stagesOf(row)),
    },
    status: { text: (row) => t(`pipeline:status.${row.status}`) },
    owner: {
      text: (row) => row.owner_name,
      value: (row) => row.owner_id,
      read: (text) => named(members, text),
      options: () => names(members),
    },
    next: { text: (row) => row.next_activity_title },
    close: {
      text: (row) => row.expected_close_date ?? "",
      value: (row) => row.expected_close_date,
      read: (text) => {
        const value = text ? dayIn(text) : null;
        return value === undefined ? refuse("noDay") : { value };
      },
    },
    source: {
      text: (row) => row.source_name ?? "",
      value: (row) => row.source_id,
      read: (text) => (text ? named(sources, text) : { value: null }),
      options: () => names(sources),
    },
    tags: {
      text: (row) => row.tags.join(", "),
      value: (row) => row.tags,
      read: (text) => ({
        value: text.split(/[,，;；、]/).flatMap((tag) => (tag.trim() ? [tag.trim()] : [])),
      }),
    },
    category: { text: (row) => t(`pipeline:category.${row.category}`) },
    pipeline: { text: (row) => row.pipeline_name },
    reason: { text: (row) => row.lost_reason_name ?? "" },
    chance: { text: (row) => (row.win_probability === null ? "" : String(row.win_probability)) },
    created: { text: (row) => row.created_at.slice(0, 10) },
    entered: { text: (row) => row.stage_entered_at.slice(0, 10) },
    closed: { text: (row) => row.closed_at?.slice(0, 10) ?? "" },
  };
}
