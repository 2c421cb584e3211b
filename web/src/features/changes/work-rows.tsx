import { Anchor, Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Work } from "@/api/works";
import { formatWhen } from "@/lib/when";
import { useFieldName } from "@/ui/history/field-name";
import { useLocale } from "@/ui/use-locale";

import classes from "./changes.module.css";
import { workRowsQuery } from "./queries";

const FIRST = 5;

/** Which records stay as they are, and because of whom. */
export function WorkRows({ work }: { work: Work }) {
  const { t } = useTranslation("changes");
  const fieldName = useFieldName();
  const place = useLocale();
  const [isLong, setLong] = useState(false);
  const rows = useQuery(workRowsQuery(work.id)).data ?? [];
  const why = (kept: (typeof rows)[number]["kept"][number]) => {
    const field = fieldName(kept.field);
    if (!kept.by || !kept.at) return t("later", { field });
    return t("because", { who: kept.by, field, when: formatWhen(kept.at, place) });
  };
  return (
    <ul className={classes.lines}>
      {rows.slice(0, isLong ? undefined : FIRST).map((row) => (
        <Text component="li" size="xs" key={row.number}>
          {row.title}
          {t("colon")}
          {row.detail ?? row.kept.map(why).join(t("and"))}
        </Text>
      ))}
      {!isLong && rows.length > FIRST && (
        <li>
          <Button size="compact-xs" variant="subtle" onClick={() => setLong(true)}>
            {t("showAll", { count: rows.length })}
          </Button>
        </li>
      )}
      <li>
        <Anchor size="xs" href={`/api/v1/works/${work.id}/rows.csv`} download>
          {t("download")}
        </Anchor>
      </li>
    </ul>
  );
}
