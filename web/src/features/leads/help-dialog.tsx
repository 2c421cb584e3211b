import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";
import { Kbd } from "@/ui/kbd";

const LINES = ["j", "k", "q", "w", "d", "r", "a", "o", "x", "n", "help"] as const;

/** What each key does. */
export function HelpDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation("leads");
  return (
    <Dialog opened={opened} onClose={onClose} title={t("help.title")} size={420}>
      <Table withRowBorders={false}>
        <Table.Tbody>
          {LINES.map((line) => (
            <Table.Tr key={line}>
              <Table.Td w={64}>
                <Kbd keys={line === "help" ? "?" : line} />
              </Table.Td>
              <Table.Td>{t(`help.${line}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  );
}
