import { Checkbox, Group, Select, Stack, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { BEFORE, useBefore } from "@/ui/use-before";

import { BrowserSwitch } from "./browser-switch";
import { Panel } from "./panel";
import { noticePreferenceQuery, useSaveNoticePreference } from "./queries";
import { WaysTable } from "./ways-table";

/** What one is told and by which way, and when it is quiet. */
export function NoticesSection() {
  const { t } = useTranslation("settings");
  const before = useBefore();
  const kept = useSuspenseQuery(noticePreferenceQuery()).data;
  const { mutate } = useSaveNoticePreference();
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
        <WaysTable />
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
      <Panel title={t("notices.thisBrowser")}>
        <BrowserSwitch />
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
