import { useTranslation } from "react-i18next";

import type { OwnKind } from "@/api/fields";
import { formatNumber } from "@/lib/money";
import { OwnValue } from "@/ui/own/own-value";
import { useOwnField } from "@/ui/own/use-field-words";
import { useLocale } from "@/ui/use-locale";
import { Day, When } from "@/ui/when";

type Props = {
  kind: OwnKind | undefined;
  field: string;
  value: unknown;
  name?: string | null | undefined;
};

const NOTHING = "—";
const WORDS = ["status", "state", "progress", "kind", "own_category"];
const FLAGS = ["done", "is_all_day", "repeats_after_done"];

/** A value of the history in words: the name behind an id, days as dates, states as they are called. */
export function FieldText({ kind, field, value, name }: Props) {
  const own = useOwnField(kind, field);
  if (value === null || value === undefined || value === "") return NOTHING;
  if (name) return name;
  return own ? <OwnValue field={own} value={value} /> : <BuiltIn field={field} value={value} />;
}

function BuiltIn({ field, value }: { field: string; value: unknown }) {
  const { t } = useTranslation("history");
  const { language } = useLocale();
  if (Array.isArray(value)) return list(value).join(t("separator")) || NOTHING;
  if (FLAGS.includes(field)) return t(`value.flag.${value}`);
  if (WORDS.includes(field)) return t(`value.${field}.${value}`, { defaultValue: String(value) });
  if (field.endsWith("_date")) return <Day day={String(value)} />;
  if (field.endsWith("_at")) return <When at={String(value)} />;
  if (field === "value" || field === "size") return formatNumber(Number(value), language);
  if (isJudged(value)) return `${value.value}${t("colon")}${t(`value.channel.${value.state}`)}`;
  return String(value);
}

function list(values: unknown[]): string[] {
  return values.map((one) =>
    one && typeof one === "object" && "value" in one ? String(one.value) : String(one),
  );
}

function isJudged(value: unknown): value is { value: string; state: string } {
  return typeof value === "object" && value !== null && "state" in value && "value" in value;
}
