import { Group, MultiSelect, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery } from "@/api/lookups";
import { usePlace } from "@/lib/place";
import { zones } from "@/lib/zones";
import { FilterChip } from "@/ui/filter-chip";
import { useLocale } from "@/ui/use-locale";

import classes from "./calendar.module.css";
import type { View } from "./rules";
import { MOST_SIDE_BY_SIDE, useBeside, useSecondZone } from "./use-beside";

/** The clock of another place beside ours; on a day also colleagues side by side. */
export function CalendarExtras({ view }: { view: View }) {
  const { t } = useTranslation("calendar");
  const { language } = useLocale();
  const { set } = usePlace();
  const zone = useSecondZone();
  const beside = useBeside();
  const members = useQuery(membersQuery()).data ?? [];
  if (view !== "week" && view !== "day") return null;
  return (
    <Group gap="xs" className={classes.controls}>
      <FilterChip
        label={t("secondZone")}
        chosen={zone?.replaceAll("_", " ")}
        onClear={() => set({ zone: undefined }, { replace: true })}
      >
        {(close) => (
          <Select
            searchable
            w={260}
            aria-label={t("secondZone")}
            placeholder={t("secondZone")}
            data={zones(language)}
            limit={50}
            value={zone ?? null}
            onChange={(next) => {
              set({ zone: next ?? undefined }, { replace: true });
              close();
            }}
          />
        )}
      </FilterChip>
      {view === "day" && (
        <FilterChip
          label={t("beside")}
          chosen={beside.length ? String(beside.length) : undefined}
          onClear={() => set({ with: undefined }, { replace: true })}
        >
          {() => (
            <MultiSelect
              searchable
              w={280}
              aria-label={t("beside")}
              placeholder={t("beside")}
              maxValues={MOST_SIDE_BY_SIDE}
              data={members
                .filter(({ is_active }) => is_active)
                .map(({ id, name }) => ({ value: id, label: name }))}
              value={beside.map(({ id }) => id)}
              onChange={(ids) => set({ with: ids.join(",") || undefined }, { replace: true })}
            />
          )}
        </FilterChip>
      )}
    </Group>
  );
}
