import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";
import { Kbd } from "@/ui/kbd";

/** The keys of the mail and what they are called. */
export const NAMES: Record<string, string> = {
  j: "next",
  k: "previous",
  Enter: "read",
  e: "done",
  u: "unread",
  s: "flag",
  r: "reply",
  a: "all",
  f: "forward",
  c: "write",
  "/": "find",
  "?": "help",
};

/** What each key does. */
export function HelpDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation("mail");
  return (
    <Dialog opened={opened} onClose={onClose} title={t("help.title")} size={420}>
      <Table withRowBorders={false}>
        <Table.Tbody>
          {Object.entries(NAMES).map(([keys, name]) => (
            <Table.Tr key={name}>
              <Table.Td w={72}>
                <Kbd keys={keys} />
              </Table.Td>
              <Table.Td>{t(`help.${name}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  );
}
