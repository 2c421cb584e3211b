import { Switch, Table } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import classes from "./panel.module.css";
import { noticePreferenceQuery, useSaveNoticePreference } from "./queries";

type Kind = Schema["NoticeOut"]["kind"];
const KINDS: Kind[] = [
  ...(["mentioned", "given", "deal", "followed", "seen"] as const),
  ...(["reminder", "source", "digest"] as const),
];
const WAYS = ["app", "mail", "push"] as const;

/** What one is told, and by which ways. */
export function WaysTable() {
  const { t } = useTranslation("settings");
  const { ways } = useSuspenseQuery(noticePreferenceQuery()).data;
  const { mutate } = useSaveNoticePreference();
  const toggle = (kind: Kind, way: (typeof WAYS)[number], isOn: boolean) => {
    const others = (ways[kind] ?? []).filter((one) => one !== way);
    mutate({ ways: { [kind]: isOn ? [...others, way] : others } });
  };
  return (
    <div className={classes.scroll}>
      <Table verticalSpacing="sm" maw={620}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("notices.kind")}</Table.Th>
            {WAYS.map((way) => (
              <Table.Th key={way} w={96}>
                {t(`notices.${way}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {KINDS.map((kind) => (
            <Table.Tr key={kind}>
              <Table.Th scope="row" fw={400}>
                {t(`notices.kinds.${kind}`)}
              </Table.Th>
              {WAYS.map((way) => (
                <Table.Td key={way}>
                  <Switch
                    aria-label={`${t(`notices.kinds.${kind}`)}: ${t(`notices.${way}`)}`}
                    checked={ways[kind]?.includes(way) ?? false}
                    onChange={(event) => toggle(kind, way, event.currentTarget.checked)}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
