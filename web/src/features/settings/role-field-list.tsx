import { Group, SegmentedControl, Text } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { ownFieldsQuery } from "@/api/fields";
import type { FieldKind } from "@/api/me";

import classes from "./panel.module.css";
import { hideableQuery, type RoleShape, useSaveRole } from "./role-queries";

const CHOICES = ["whole", "read_only", "hidden"] as const;
type Choice = (typeof CHOICES)[number];
type Props = { role: RoleShape; kind: FieldKind; sought: string };

/** The fields of a kind, ours and the workspace's own, and how the role has each. */
export function RoleFieldList({ role, kind, sought }: Props) {
  const { t } = useTranslation("settings");
  const save = useSaveRole();
  const builtIn = useSuspenseQuery(hideableQuery()).data[kind] ?? [];
  const own = useQuery(ownFieldsQuery(kind)).data ?? [];
  const kept = role.fields[kind] ?? {};
  const named = [
    ...builtIn.map((name) => ({ name, label: t(`fieldName.${name}`) })),
    ...own.map(({ key, name }) => ({ name: `custom.${key}`, label: name })),
  ];
  const shown = named.filter(({ label }) => label.toLowerCase().includes(sought.toLowerCase()));
  const choose = (name: string, choice: Choice) => {
    const { [name]: _, ...others } = kept;
    const fields = choice === "whole" ? others : { ...others, [name]: choice };
    save.mutate({ role, change: { fields: { [kind]: fields } } });
  };
  if (shown.length === 0)
    return (
      <Text c="dimmed" py="sm">
        {t("roles.noField")}
      </Text>
    );
  return shown.map(({ name, label }) => (
    <Group key={name} className={classes.row} wrap="nowrap" gap="sm">
      <Text size="sm" className={classes.grow}>
        {label}
      </Text>
      <SegmentedControl
        size="xs"
        aria-label={label}
        disabled={save.isPending}
        data={CHOICES.map((value) => ({ value, label: t(`roles.access.${value}`) }))}
        value={kept[name] ?? "whole"}
        onChange={(choice) => choose(name, choice as Choice)}
      />
    </Group>
  ));
}
