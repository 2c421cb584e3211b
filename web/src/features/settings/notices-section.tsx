import { Checkbox, Group, Select, Stack, Switch, Table, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { BEFORE, useBefore } from "@/ui/use-before";

import { Panel } from "./panel";
import classes from "./panel.module.css";
import { noticePreferenceQuery, useSaveNoticePreference } from "./queries";

type Preference = Schema["PreferenceOut"];
type Kind = keyof Preference["ways"] & Schema["NoticeOut"]["kind"];
const KINDS: Kind[] = ["mentioned", "given", "deal", "reminder", "digest"];
const WAYS = ["app", "mail"] as const;

/** What one is told and by which way, and when it is quiet. */
export function NoticesSection() {
  const { t } = useTranslation("settings");
  const before = useBefore();
  const kept = useSuspenseQuery(noticePreferenceQuery()).data;
  const { mutate } = useSaveNoticePreference();
  const toggle = (kind: Kind, way: (typeof WAYS)[number], isOn: boolean) => {
    const others = (kept.ways[kind] ?? []).filter((one) => one !== way);
    mutate({ ways: { [kind]: isOn ? [...others, way] : others } });
  };
  const clock = (field: "quiet_from" | "quiet_to") => (
    <TextInput
      type="time"
      size="xs"
      label={t(field === "quiet_from" ? "notices.from" : "notices.to")}
      defaultValue={kept[field]?.slice(0, 5) ?? ""}
      onBlur={(event) => mutate({ [field]: event.currentTarget.value || null })}
    />
  );
  return (
    <>
      <Panel title={t("section.notices")} lead={t("notices.lead")}>
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
                        checked={kept.ways[kind]?.includes(way) ?? false}
                        onChange={(event) => toggle(kind, way, event.currentTarget.checked)}
                      />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
        <Select
          mt="md"
          maw={320}
          label={t("notices.before")}
          data={["", ...BEFORE.map(String)].map((value) => ({
            value,
            label: before(value ? Number(value) : null),
          }))}
          value={kept.remind_before === null ? "" : String(kept.remind_before)}
          onChange={(value) => mutate({ remind_before: value ? Number(value) : null })}
          allowDeselect={false}
        />
      </Panel>
      <Panel title={t("notices.quiet")} lead={t("notices.quietLead")}>
        <Stack gap="md">
          <Group align="end">
            {clock("quiet_from")}
            {clock("quiet_to")}
          </Group>
          <Checkbox
            label={t("notices.daysOff")}
            checked={kept.is_quiet_on_days_off}
            onChange={(event) => mutate({ is_quiet_on_days_off: event.currentTarget.checked })}
          />
        </Stack>
      </Panel>
    </>
  );
}
