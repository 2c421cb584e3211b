import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";

type Props = { label: string; onCancel: () => void; isBusy?: boolean; color?: string };

/** The foot of a form: not after all, or do it. */
export function FormFoot({ label, onCancel, isBusy = false, color }: Props) {
  const { t } = useTranslation("leads");
  return (
    <Group justify="end" gap="xs">
      <Button variant="default" onClick={onCancel}>
        {t("cancel")}
      </Button>
      <Button type="submit" loading={isBusy} {...(color && { color })}>
        {label}
      </Button>
    </Group>
  );
}
