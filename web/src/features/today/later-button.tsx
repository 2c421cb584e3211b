import { Button, type ButtonProps } from "@mantine/core";
import { IconClockPause } from "@tabler/icons-react";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";

/** Asks when; without its menu as with it. */
export function LaterButton(props: ButtonProps & ComponentProps<"button">) {
  const { t } = useTranslation("today");
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      tabIndex={-1}
      leftSection={<IconClockPause size={15} stroke={1.7} />}
      {...props}
    >
      {t("later")}
    </Button>
  );
}
