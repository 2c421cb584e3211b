import { SegmentedControl, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { formatNumber } from "@/lib/money";
import { usePlace } from "@/lib/place";
import { useLocale } from "@/ui/use-locale";
import { toList } from "./deal-list";
import { DealsExport } from "./deals-export";
import classes from "./filters.module.css";
import { GroupPicker } from "./group-picker";
import { dealsQuery } from "./queries";

const TABS = ["open", "won", "lost", "all"] as const;

/** Open, won, lost or all; and how many there are. */
export function StatusTabs() {
  const { t } = useTranslation("pipeline");
  const { search, set } = usePlace();
  const { language } = useLocale();
  const first = useInfiniteQuery(dealsQuery(toList(search))).data?.pages[0];
  return (
    <div className={classes.tabs}>
      <SegmentedControl
        size="xs"
        aria-label={t("field.status")}
        data={TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
        value={search.status ?? "open"}
        onChange={(status) =>
          set({ status: status === "open" ? undefined : status }, { replace: true })
        }
      />
      {first && (
        <Text size="sm" c="dimmed" aria-live="polite">
          {first.total === null || first.total === undefined
            ? t("manyDeals")
            : t("dealCount", { count: first.total, shown: formatNumber(first.total, language) })}
        </Text>
      )}
      <span className={classes.end}>
        <GroupPicker />
        <DealsExport />
      </span>
    </div>
  );
}
