import { Button, Group, ScrollArea, Table, Text } from "@mantine/core";
import { IconBan, IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";

import classes from "./sheet.module.css";
import type { Sheet } from "./use-sheet";

const SHOWN = 200;

type Props<Row> = { sheet: Sheet<Row>; nameOf: (row: Row) => string };

/** What a pasted block will change, and what of it cannot be, before anything is written. */
export function PastePreview<Row>({ sheet, nameOf }: Props<Row>) {
  const { t } = useTranslation("common");
  const { preview, endPreview } = sheet;
  const changes = preview?.changes ?? [];
  const good = changes.filter(({ refusal }) => refusal === undefined).length;
  const refused = changes.length - good;
  return (
    <Dialog
      opened={preview !== undefined}
      onClose={() => endPreview(false)}
      title={t("sheet.paste")}
      size="xl"
    >
      <Text size="sm" mb="sm">
        {t("sheet.willChange", { count: good })}
        {refused > 0 && ` ${t("sheet.willRefuse", { count: refused })}`}
        {preview && preview.beyond > 0 && ` ${t("sheet.beyond", { count: preview.beyond })}`}
      </Text>
      <ScrollArea.Autosize mah={360}>
        <Table verticalSpacing={4} fz="sm" aria-label={t("sheet.paste")}>
          <Table.Tbody>
            {changes.slice(0, SHOWN).map((change) => (
              <Table.Tr
                key={`${nameOf(change.row)} ${change.columnId} ${changes.indexOf(change)}`}
                data-refused={change.refusal !== undefined || undefined}
                className={classes.change}
              >
                <Table.Td>
                  {change.refusal === undefined ? (
                    <IconCheck size={15} aria-hidden />
                  ) : (
                    <IconBan size={15} aria-hidden />
                  )}
                </Table.Td>
                <Table.Td>{nameOf(change.row)}</Table.Td>
                <Table.Td>{change.label}</Table.Td>
                <Table.Td>
                  {change.before && <s className={classes.before}>{change.before}</s>}{" "}
                  {change.after || "—"}
                  {change.refusal !== undefined && (
                    <span className={classes.reason}>
                      {change.refusal === "readOnly" ? t("sheet.readOnly") : change.refusal}
                    </span>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => endPreview(false)}>
          {t("sheet.cancel")}
        </Button>
        <Button disabled={good === 0} data-autofocus onClick={() => endPreview(true)}>
          {t("sheet.apply", { count: good })}
        </Button>
      </Group>
    </Dialog>
  );
}
