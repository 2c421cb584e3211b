import { Alert, Button, Group, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { EditDeal } from "./deal-header";
import { FieldValue } from "./field-value";
import type { Deal } from "./rules";
import type { Conflict } from "./use-deal-edit";

type Props = { conflict: Conflict; edit: EditDeal; onEnd: () => void };

/** A colleague changed the same field: both values side by side, nothing typed is lost. */
export function ConflictNotice({ conflict, edit, onEnd }: Props) {
  const { t } = useTranslation(["pipeline", "history"]);
  const { patch, shown, theirs } = conflict;
  const fields = Object.keys(patch) as (keyof typeof patch & keyof Deal)[];
  const useMine = () => {
    edit(patch, shown);
    onEnd();
  };
  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangle size={18} />}
      title={t("conflict.title")}
      role="alert"
    >
      {fields.map((field) => (
        <Text key={field} size="sm">
          {t(`history:field.${field}`)}
          {t("colon")}
          {t("conflict.theirs")} <FieldValue field={field} value={theirs[field]} />
          {t("listSeparator")}
          {t("conflict.mine")} <FieldValue field={field} value={shown[field]} />
        </Text>
      ))}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" onClick={useMine}>
          {t("conflict.useMine")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onEnd}>
          {t("conflict.keepTheirs")}
        </Button>
      </Group>
    </Alert>
  );
}
