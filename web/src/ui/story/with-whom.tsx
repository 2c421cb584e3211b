import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";

/** Who came to a meeting; nothing where nobody was invited. */
export function WithWhom({ data }: { data: Record<string, unknown> }) {
  const { t, i18n } = useTranslation("common");
  const attendees = (data.attendees ?? []) as Task["attendees"];
  const came = attendees.filter(({ answer }) => answer !== "no").map(({ name }) => name);
  const names = [...new Set(came.map((name) => name ?? t("attend.outside")))];
  if (names.length === 0) return null;
  const list = new Intl.ListFormat(i18n.language, { type: "unit", style: "short" }).format(names);
  return <span>{t("attend.with", { names: list })}</span>;
}
