import { Alert, Button, Group, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { FieldName } from "@/ui/history/field-name";
import type { EditDeal } from "./deal-header";
import { FieldValue } from "./field-value";
import type { Deal } from "./rules";
import type { Conflict } from "./use-deal-edit";

type Props = { conflict: Conflict; edit: EditDeal; onEnd: () => void };

/** A colleague changed the same field: both values side by side, nothing typed is lost. */
export function ConflictNotice({ conflict, edit, onEnd }: Props) {
  const { t } = useTranslation(["pipeline", "history"]);
  const { patch, shown, theirs } = conflict;
  const both = changesOf(patch, shown, theirs);
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
      {both.map(({ field, mine, their }) => (
        <Text key={field} size="sm">
          <FieldName kind="deal" field={field} />
          {t("colon")}
          {t("conflict.theirs")} <FieldValue field={field} value={their} />
          {t("listSeparator")}
          {t("conflict.mine")} <FieldValue field={field} value={mine} />
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

/** Each field that was changed, those of the workspace's own among them, as both have it. */
function changesOf(patch: Conflict["patch"], shown: Conflict["shown"], theirs: Deal) {
  const { custom = {}, ...rest } = patch;
  const names = Object.keys(rest) as (keyof typeof rest & keyof Deal)[];
  return [
    ...names.map((field) => ({
      field,
      mine: shown[field] as unknown,
      their: theirs[field] as unknown,
    })),
    ...Object.keys(custom).map((key) => ({
      field: `custom.${key}`,
      mine: shown.custom?.[key],
      their: theirs.custom[key],
    })),
  ];
}
