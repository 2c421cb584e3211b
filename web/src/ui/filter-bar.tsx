import { Button, Group } from "@mantine/core";
import { type ReactNode, useContext } from "react";
import { useTranslation } from "react-i18next";

import { ChipsSlot } from "@/ui/page";

type Props = { children: ReactNode; onClearAll?: (() => void) | undefined };

/** A row of FilterChips; `onClearAll` only while something is filtered. */
export function FilterBar({ children, onClearAll }: Props) {
  const { t } = useTranslation("common");
  const isInBar = useContext(ChipsSlot) !== undefined;
  return (
    <Group gap={8} wrap={isInBar ? "nowrap" : "wrap"} role="group" aria-label={t("filters")}>
      {children}
      {onClearAll && (
        <Button size="compact-sm" flex="none" variant="subtle" color="gray" onClick={onClearAll}>
          {t("clearAll")}
        </Button>
      )}
    </Group>
  );
}
