import { Alert, Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

type Props = { email: string; onUse: () => void };

/** A demo says who may enter; the password stands where Headwater was started. */
export function DemoHint({ email, onUse }: Props) {
  const { t } = useTranslation("auth");
  return (
    <Alert color="water" variant="light" title={t("demo.title")}>
      <Text size="sm">{t("demo.lead")}</Text>
      <Group justify="space-between" mt={8}>
        <Text size="sm" fw={500}>
          {email}
        </Text>
        <Button size="compact-sm" onClick={onUse}>
          {t("demo.use")}
        </Button>
      </Group>
    </Alert>
  );
}
