import { Group, Stack, Text } from "@mantine/core";
import { IconBuilding } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Avatar } from "@/ui/avatar";
import { InlineEdit } from "@/ui/inline-edit";
import { RecordCircle } from "@/ui/sharing/record-circle";

import classes from "./record-frame.module.css";

type Props = {
  kind: "company" | "person";
  id: string;
  name: string;
  onRename: ((name: string) => void) | undefined;
  hint: string;
  actions: ReactNode;
  children: ReactNode;
};

/** Who it is, what one can do, then all the parts. */
export function RecordFrame({ kind, id, name, onRename, hint, actions, children }: Props) {
  const { t } = useTranslation("people");
  return (
    <Stack gap="lg" className={classes.frame}>
      <Group wrap="nowrap" gap="sm" className={classes.head}>
        {kind === "person" ? (
          <Avatar name={name} size={40} tooltip={false} />
        ) : (
          <span className={classes.mark}>
            <IconBuilding size={20} stroke={1.7} />
          </span>
        )}
        <Stack gap={0} flex={1} miw={0}>
          <h2 className={classes.name}>
            <InlineEdit
              label={t("name")}
              value={name}
              isReadOnly={!onRename}
              onSave={(next) => onRename?.(next)}
              check={(next) => (next.trim() ? undefined : t("nameNeeded"))}
            />
          </h2>
          <Text size="sm" c="dimmed" truncate>
            {hint || t(`kind.${kind}`)}
          </Text>
        </Stack>
        {actions}
      </Group>
      <RecordCircle about={{ kind, id }} />
      {children}
    </Stack>
  );
}
