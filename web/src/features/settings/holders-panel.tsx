import { Switch } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { Panel } from "./panel";
import { duplicateSettingsQuery, useSaveDuplicateSettings } from "./queries";

/** Whether who enters a customer that a colleague holds is told who that is. */
export function HoldersPanel() {
  const { t } = useTranslation("settings");
  const { names_holders } = useSuspenseQuery(duplicateSettingsQuery()).data;
  const save = useSaveDuplicateSettings();
  return (
    <Panel title={t("holders.title")} lead={t("holders.lead")}>
      <Switch
        label={t("holders.named")}
        description={names_holders ? t("holders.isNamed") : t("holders.isNameless")}
        checked={save.isPending ? save.variables.names_holders : names_holders}
        onChange={(event) => save.mutate({ names_holders: event.currentTarget.checked })}
      />
    </Panel>
  );
}
