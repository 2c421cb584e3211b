import { Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { formatNumber } from "@/lib/money";
import { useLocale } from "@/ui/use-locale";
import { When } from "@/ui/when";

import { DeleteImport } from "./delete-import";
import { ImportState } from "./import-state";
import classes from "./imports.module.css";
import type { ImportSummary } from "./queries";
import { countsOf } from "./rules";
import { UndoImport } from "./undo-import";

export function ImportListRow({ item }: { item: ImportSummary }) {
  const { t } = useTranslation("imports");
  const { language } = useLocale();
  const { created, updated, refused } = countsOf(item);
  const write = (n: number) => formatNumber(n, language);
  const kinds = [...new Set(item.kinds)].map((kind) => t(`kind.${kind}`));
  return (
    <tr>
      <td>
        <Link to="/imports/$importId" params={{ importId: item.id }} className={classes.file}>
          {item.file_names.join(", ")}
        </Link>
      </td>
      <td data-wide>{new Intl.ListFormat(language, { type: "unit" }).format(kinds)}</td>
      <td data-wide>
        <When at={item.created_at} />
        <Text fz="xs" c="dimmed">
          {item.creator_name}
        </Text>
      </td>
      <td data-right data-wide>
        {t("list.created", { count: created, formatted: write(created) })}
        <Text fz="xs" c="dimmed">
          {t("list.rest", { updated: write(updated), refused: write(refused) })}
        </Text>
      </td>
      <td>
        <Group gap={8} justify="space-between" wrap="nowrap">
          <ImportState state={item.state} />
          {item.can.undo && <UndoImport importId={item.id} isCompact />}
          {item.can.delete && <DeleteImport item={item} />}
        </Group>
      </td>
    </tr>
  );
}
