import { Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { StatusBadge } from "@/ui/status-badge";
import { When } from "@/ui/when";

import type { AuditLine } from "./audit-queries";
import { useAuditWords } from "./audit-words";
import { browserOf } from "./browser-of";
import classes from "./panel.module.css";

export function AuditRow({ line }: { line: AuditLine }) {
  const { t } = useTranslation("audit");
  const { sentence, details } = useAuditWords();
  const from = [line.ip, browserOf(line.user_agent).name].filter(Boolean);
  return (
    <Group component="li" className={classes.row} wrap="nowrap" align="start">
      <Stack gap={2} className={classes.grow}>
        <Text size="sm" fw={500}>
          {sentence(line)}
        </Text>
        <Text size="xs" c="dimmed">
          {[...details(line), ...from].join(" · ")}
        </Text>
      </Stack>
      {line.outcome === "refused" && <StatusBadge tone="attention">{t("refused")}</StatusBadge>}
      <Text size="xs" c="dimmed" ta="right" className={classes.action}>
        <When at={line.at} />
        <br />
        {line.number === null ? t("notSealed") : `#${line.number}`}
      </Text>
    </Group>
  );
}
