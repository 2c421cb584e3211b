import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

type Props = { children: ReactNode; onClearAll?: (() => void) | undefined };

/** A row of FilterChips; `onClearAll` only while something is filtered. */
export function FilterBar({ children, onClearAll }: Props) {
  const { t } = useTranslation("common");
  return (
    <Group gap={8} wrap="nowrap" role="group" aria-label={t("filters")}>
      {children}
      {onClearAll && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onClearAll}>
          {t("clearAll")}
        </Button>
      )}
    </Group>
  );
}
