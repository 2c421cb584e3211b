import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";
import { Kbd } from "@/ui/kbd";

const KEYS = {
  next: "j",
  previous: "k",
  read: "enter",
  done: "e",
  unread: "u",
  flag: "s",
} as const;
const MORE = { reply: "r", all: "a", forward: "f", write: "c", find: "/", help: "?" } as const;
const LINES = Object.entries({ ...KEYS, ...MORE });

/** What each key does. */
export function HelpDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation("mail");
  return (
    <Dialog opened={opened} onClose={onClose} title={t("help.title")} size={420}>
      <Table withRowBorders={false}>
        <Table.Tbody>
          {LINES.map(([name, keys]) => (
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
