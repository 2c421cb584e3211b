import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** What all of a group have, and below it the company's own share, where it is not all. */
export function GroupFigure({ all, own }: { all: ReactNode; own: ReactNode }) {
  const { t } = useTranslation("people");
  return (
    <td data-align="right">
      <span data-figure>{all}</span>
      {own !== false && (
        <Text size="xs" c="dimmed">
          {t("group.own")} {own}
        </Text>
      )}
    </td>
  );
}
