import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { tellProblem } from "@/ui/toasts";

import type { Keeper } from "./draft";

/** The same draft was written in another window: which text is right? */
export function DraftClash({ keeper }: { keeper: Keeper }) {
  const { t } = useTranslation("mail");
  const decide = (whose: "mine" | "theirs") => void keeper.decide(whose).catch(tellProblem);
  return (
    <Alert color="yellow" role="alert">
      <Stack gap="xs">
        <Text size="sm">{t("clash.text")}</Text>
        <Group gap="xs">
          <Button size="compact-sm" onClick={() => decide("mine")}>
            {t("clash.mine")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => decide("theirs")}>
            {t("clash.theirs")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
