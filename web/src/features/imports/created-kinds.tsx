import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { formatNumber } from "@/lib/money";
import { useLocale } from "@/ui/use-locale";

import type { Import } from "./queries";

const KINDS = ["deal", "company", "person", "member", "pipeline", "stage", "team"] as const;

/** What is made besides the rows' own records: companies, people, owners, stages. */
export function CreatedKinds({ run }: { run: Import }) {
  const { t } = useTranslation("imports");
  const { language } = useLocale();
  const made = KINDS.flatMap((kind) => {
    const count = run.created_kinds[kind] ?? 0;
    return count > 0
      ? [t(`made.${kind}`, { count, formatted: formatNumber(count, language) })]
      : [];
  });
  if (made.length === 0) return null;
  const list = new Intl.ListFormat(language, { type: "conjunction" }).format(made);
  return (
    <Text size="sm">
      {run.state === "checked" ? t("made.would", { list }) : t("made.were", { list })}
    </Text>
  );
}
