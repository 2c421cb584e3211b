import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { InlineEdit } from "@/ui/inline-edit";
import { StatusBadge } from "@/ui/status-badge";
import { tellWithUndo } from "@/ui/toasts";

import { type LeadReason, useSaveLeadReason } from "./leads-queries";
import classes from "./panel.module.css";

/** One reason: its name, and whether it can be chosen. */
export function LeadReasonRow({ reason }: { reason: LeadReason }) {
  const { t, i18n } = useTranslation("settings");
  const save = useSaveLeadReason();
  const { name, is_archived } = reason;
  const verb = is_archived ? t("leads.useAgain") : t("leads.stopUsing");
  const field = i18n.language.startsWith("zh") ? "name_zh" : "name_en";
  const use = () =>
    void save.mutateAsync({ reason, body: { is_archived: !is_archived } }).then(
      (saved) => {
        if (saved.is_archived) {
          tellWithUndo(t("leads.archived", { name }), () =>
            save.mutate({ reason: saved, body: { is_archived: false } }),
          );
        }
      },
      () => undefined, // the refusal is told by the query client
    );
  return (
    <Group className={classes.row} wrap="nowrap">
      <div className={classes.grow}>
        <InlineEdit
          label={`${t("leads.name")}: ${name}`}
          value={name}
          check={(next) => (next.trim() ? undefined : t("leads.nameMissing"))}
          onSave={(next) => save.mutate({ reason, body: { [field]: next } })}
        />
      </div>
      {is_archived && <StatusBadge tone="quiet">{t("leads.outOfUse")}</StatusBadge>}
      <Button size="compact-sm" variant="default" aria-label={`${verb}: ${name}`} onClick={use}>
        {verb}
      </Button>
    </Group>
  );
}
