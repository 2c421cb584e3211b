import { Chip, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Part } from "@/api/notes";
import { usePlace } from "@/lib/place";

const PARTS: Part[] = ["notes", "contacts", "tasks", "files", "moves", "changes"];

/** Which parts of the timeline are shown; it stands in the address. None chosen: all of them. */
export function useParts(): [parts: Part[], choose: (parts: string[]) => void] {
  const { search, set } = usePlace();
  const wanted = (search.parts ?? "").split(",");
  const parts = PARTS.filter((part) => wanted.includes(part));
  return [parts, (next) => set({ parts: next.join(",") || undefined }, { replace: true })];
}

export function PartsFilter() {
  const { t } = useTranslation("common");
  const [parts, choose] = useParts();
  return (
    <Chip.Group multiple value={parts} onChange={choose}>
      <Group gap={6} mb="sm" role="group" aria-label={t("write.parts.label")}>
        {PARTS.map((part) => (
          <Chip key={part} value={part} size="xs" variant="outline">
            {t(`write.parts.${part}`)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
