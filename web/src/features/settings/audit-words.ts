import { useTranslation } from "react-i18next";

import type { AuditLine } from "./audit-queries";

/** A line as a sentence, and what it says besides. */
export function useAuditWords() {
  const { t } = useTranslation("audit");
  const sentence = (line: AuditLine) => {
    const names = {
      who: line.actor_name || t("nobody"),
      what: line.subject_name || t("unnamed"),
    };
    const own = t(`says.${line.name}`, { ...names, defaultValue: "" });
    return own || t("says.other", { ...names, name: line.name });
  };
  const word = (value: unknown): string =>
    typeof value === "string" ? t(`word.${value}`, { defaultValue: value }) : JSON.stringify(value);
  const details = (line: AuditLine) =>
    flat(line.details).map(
      ([name, value]) => `${t(`field.${name}`, { defaultValue: name })}: ${word(value)}`,
    );
  return { sentence, details };
}

/** Changes stand one level down, under `to`. Ids say nothing to people. */
function flat(details: Record<string, unknown>): [string, unknown][] {
  return Object.entries(details).flatMap(([name, value]) => {
    if (name.endsWith("_id") || value === null || value === "") return [];
    if (name === "to" && value && typeof value === "object" && !Array.isArray(value)) {
      return flat(value as Record<string, unknown>);
    }
    return [[name, value] as [string, unknown]];
  });
}
