import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery, pipelinesQuery, sourcesQuery } from "@/api/lookups";
import { formatNumber } from "@/lib/money";
import { OwnValue } from "@/ui/own/own-value";
import { useOwnField } from "@/ui/own/use-field-words";
import { useLocale } from "@/ui/use-locale";
import { Day } from "@/ui/when";

import { lostReasonsQuery } from "./queries";

type Props = { field: string; value: unknown };

const NOTHING = "—";

/** A value from the history in words: ids become names, days become dates. */
export function FieldValue({ field, value }: Props) {
  const { t } = useTranslation("pipeline");
  const { language } = useLocale();
  const name = useName(field, value);
  const own = useOwnField("deal", field);
  if (value === null || value === undefined || value === "") return NOTHING;
  if (own) return <OwnValue field={own} value={value} />;
  if (Array.isArray(value)) return value.length ? value.join(t("common:listSeparator")) : NOTHING;
  if (field.endsWith("_date")) return <Day day={String(value)} />;
  if (field === "value") return formatNumber(Number(value), language);
  if (field === "status") return t(`status.${String(value)}`);
  return name ?? String(value);
}

function useName(field: string, value: unknown): string | undefined {
  const members = useQuery({ ...membersQuery(), enabled: field === "owner_id" }).data ?? [];
  const sources = useQuery({ ...sourcesQuery(), enabled: field === "source_id" }).data ?? [];
  const reasons =
    useQuery({ ...lostReasonsQuery(), enabled: field === "lost_reason_id" }).data ?? [];
  const pipelines = useQuery({ ...pipelinesQuery(), enabled: field === "stage_id" }).data ?? [];
  const stages = pipelines.flatMap((pipeline) => pipeline.stages);
  const known = [...members, ...sources, ...reasons, ...stages];
  const found = known.find(({ id }) => id === value)?.name;
  return field.endsWith("_id") ? (found ?? "…") : found;
}
