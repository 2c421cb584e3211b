import { Group, Loader, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Import } from "./queries";
import { countsOf } from "./rules";

/** How the import ended, in a sentence; after an undo also what was kept and why. */
export function DoneHeadline({ run }: { run: Import }) {
  const { t } = useTranslation("imports");
  const { kept } = countsOf(run);
  return (
    <div role="status">
      <Group gap="sm">
        {run.state === "undoing" && <Loader size="sm" />}
        <Title order={2} fz="xl">
          {t(`done.title.${run.state}`)}
        </Title>
      </Group>
      <Text c="dimmed" size="sm">
        {run.state === "undone" && kept > 0
          ? t("done.kept", { count: kept })
          : t(`done.says.${run.state}`)}
      </Text>
    </div>
  );
}
