import { useTranslation } from "react-i18next";

import { OWN } from "@/api/fields";

import type { AuditLine } from "./audit-queries";

/** A line as a sentence, and what it says besides. */
export function useAuditWords() {
  const { t } = useTranslation("audit");
  const sentence = (line: AuditLine) => {
    const names = {
      who: line.actor_name || t("nobody"),
      what: line.subject_name || t("unnamed"),
      party: line.party_name || t("nobody"),
    };
    const own = t(`says.${nameOf(line)}`, { ...names, defaultValue: "" });
    return own || t("says.other", { ...names, name: line.name });
  };
  const said = (name: string) => t(`field.${name}`, { defaultValue: name.replace(OWN, "") });
  const word = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(word).join(t("common:listSeparator"));
    if (value && typeof value === "object") return pairs(Object.entries(value));
    const text = String(value);
    return t(`word.${text}`, { defaultValue: said(text) });
  };
  const pairs = (entries: [string, unknown][]): string =>
    entries.map(([name, value]) => `${said(name)} ${word(value)}`).join(t("common:listSeparator"));
  const details = (line: AuditLine) =>
    flat(line.details).map(([name, value]) => `${said(name)}${t("common:colon")}${word(value)}`);
  return { sentence, details };
}

/** Taking a share away is told otherwise than giving one. */
function nameOf({ name, details }: AuditLine): string {
  if (!name.endsWith(".sharing_changed")) return name;
  return details.level_to ? "sharing.given" : "sharing.ended";
}

function isId(value: unknown): boolean {
  return typeof value === "string" && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);
}

/** Changes stand one level down, under `to`. Ids say nothing to people. */
function flat(details: Record<string, unknown>): [string, unknown][] {
  return Object.entries(details).flatMap(([name, value]) => {
    if (name.endsWith("_id") || value === null || value === "" || isId(value)) return [];
    if (name === "to" && value && typeof value === "object" && !Array.isArray(value)) {
      return flat(value as Record<string, unknown>);
    }
    return [[name, value] as [string, unknown]];
  });
}
