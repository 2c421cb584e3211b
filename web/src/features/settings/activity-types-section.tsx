import { Badge, Button, Group, Stack, Text, ThemeIcon } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { activityTypesQuery } from "@/api/lookups";
import { ACTIVITY_ICONS } from "@/ui/activity-icons";
import { Dialog } from "@/ui/dialog";
import { EmptyState } from "@/ui/empty-state";

import { ActivityTypeForm } from "./activity-type-form";
import { type ActivityType, useSaveActivityType } from "./activity-type-queries";
import { Panel } from "./panel";
import classes from "./panel.module.css";

/** Kinds of activity of the workspace's own, beside the built-in ones. */
export function ActivityTypesSection() {
  const { t } = useTranslation("settings");
  const types = useSuspenseQuery(activityTypesQuery()).data;
  const [edited, setEdited] = useState<ActivityType | "new">();
  return (
    <Panel
      title={t("section.activities")}
      lead={t("activities.lead")}
      action={<Button onClick={() => setEdited("new")}>{t("activities.add")}</Button>}
    >
      {types.length === 0 && <EmptyState>{t("activities.none")}</EmptyState>}
      {types.map((type) => (
        <TypeRow key={type.id} type={type} onEdit={() => setEdited(type)} />
      ))}
      <Dialog
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        title={edited === "new" ? t("activities.add") : t("activities.edit")}
      >
        {edited && (
          <ActivityTypeForm
            type={edited === "new" ? undefined : edited}
            onDone={() => setEdited(undefined)}
          />
        )}
      </Dialog>
    </Panel>
  );
}

function TypeRow({ type, onEdit }: { type: ActivityType; onEdit: () => void }) {
  const { t } = useTranslation("settings");
  const save = useSaveActivityType();
  const Icon = ACTIVITY_ICONS[type.icon];
  return (
    <Group className={classes.row} wrap="nowrap">
      <ThemeIcon variant="light" color={type.color}>
        <Icon size={18} stroke={1.7} aria-hidden />
      </ThemeIcon>
      <Stack gap={0} className={classes.grow}>
        <Text fw={500}>{type.name}</Text>
        <Text size="xs" c="dimmed">
          {t("activities.like", { base: t(`activities.bases.${type.base}`) })}
        </Text>
      </Stack>
      {type.is_archived && <Badge variant="default">{t("activities.archived")}</Badge>}
      <Button
        size="xs"
        variant="default"
        aria-label={`${t("activities.edit")}: ${type.name}`}
        onClick={onEdit}
      >
        {t("activities.edit")}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        loading={save.isPending}
        aria-label={`${type.is_archived ? t("activities.reuse") : t("activities.archive")}: ${type.name}`}
        onClick={() => save.mutate({ type, change: { is_archived: !type.is_archived } })}
      >
        {type.is_archived ? t("activities.reuse") : t("activities.archive")}
      </Button>
    </Group>
  );
}
