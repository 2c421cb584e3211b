import { Button, Stack, Text } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { sentenceOf } from "./toasts";

type Props = { error: unknown; retry?: () => void };

/** What went wrong, in words, and the way to try again. */
export function Failed({ error, retry }: Props) {
  const { t } = useTranslation("common");
  return (
    <Stack role="alert" align="center" gap="sm" py={48} px="md">
      <Text ta="center" maw={420}>
        {sentenceOf(error)}
      </Text>
      {retry && (
        <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={retry}>
          {t("retry")}
        </Button>
      )}
    </Stack>
  );
}
