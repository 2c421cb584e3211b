import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { type RecordKind, useOpenRecord } from "@/lib/place";
import { RowLink } from "@/ui/row-link";
import { StatusBadge, type Tone } from "@/ui/status-badge";

import type { Outcome } from "./queries";

const TONES: Record<Outcome, Tone> = {
  created: "good",
  updated: "planned",
  unchanged: "quiet",
  refused: "bad",
  kept: "attention",
};
const RECORDS: string[] = ["deal", "company", "person"] satisfies RecordKind[];

type Props = { row: Schema["RowOut"]; withFile: boolean; isTrial: boolean };

export function RowLine({ row, withFile, isTrial }: Props) {
  const { t } = useTranslation("imports");
  const open = useOpenRecord();
  const { record_id, kind, title, outcome } = row;
  const canOpen = record_id !== null && RECORDS.includes(kind);
  return (
    <tr>
      <td data-wide data-figure>
        {withFile ? `${row.file_name}: ${row.row}` : row.row}
      </td>
      <td>
        {canOpen ? (
          <RowLink onOpen={() => open(kind as RecordKind, record_id)}>{title}</RowLink>
        ) : (
          title || "–"
        )}
      </td>
      <td>
        <StatusBadge tone={TONES[outcome]}>
          {isTrial ? t(`would.${outcome}`) : t(`outcome.${outcome}`)}
        </StatusBadge>
      </td>
      <td>
        <Text size="sm" c="dimmed">
          {row.detail}
          {row.open_criteria > 0 && t("openCriteria", { count: row.open_criteria })}
        </Text>
      </td>
    </tr>
  );
}
