import { useTranslation } from "react-i18next";

import { formatNumber } from "@/lib/money";
import { useLocale } from "@/ui/use-locale";

import type { ImportFile } from "./queries";

const SYSTEMS: Record<string, string> = {
  salesforce: "Salesforce",
  hubspot: "HubSpot",
  pipedrive: "Pipedrive",
  linkedin: "LinkedIn",
};

/** What was recognised about a file, in one line. */
export function useFileFacts(file: ImportFile): string {
  const { t } = useTranslation("imports");
  const { language } = useLocale();
  const delimiters: Record<string, string> = {
    ",": t("file.comma"),
    ";": t("file.semicolon"),
    "\t": t("file.tab"),
    "|": "|",
  };
  const facts = [
    t("file.rows", { count: file.row_count, formatted: formatNumber(file.row_count, language) }),
    file.system && t("file.from", { system: SYSTEMS[file.system] ?? file.system }),
    file.encoding?.toUpperCase(),
    file.delimiter && (delimiters[file.delimiter] ?? file.delimiter),
    file.header_row > 1 && t("file.headerRow", { row: file.header_row }),
    file.skipped_rows.length > 0 && t("file.skipped", { count: file.skipped_rows.length }),
    file.bad_rows > 0 && t("file.ragged", { count: file.bad_rows }),
  ];
  return facts.filter(Boolean).join(" · ");
}
