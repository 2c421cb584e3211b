import { Box } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { ChoiceChip } from "@/ui/choice-chip";
import { DaysChip } from "@/ui/days-chip";
import { FilterBar } from "@/ui/filter-bar";
import { MemberChip } from "@/ui/member-chip";

import { AUDIT_KINDS } from "./audit-queries";

const NONE = { who: undefined, about: undefined, from: undefined, to: undefined };

/** Which lines are shown; the address keeps it. */
export function AuditFilters() {
  const { t } = useTranslation("audit");
  const { search, set } = usePlace();
  const { who, about, from, to } = search;
  const show = (wish: Record<string, string | undefined>) => set(wish, { replace: true });
  return (
    <Box mb="md">
      <FilterBar onClearAll={who || about || from || to ? () => show(NONE) : undefined}>
        <MemberChip label={t("filter.who")} value={who} onChange={(id) => show({ who: id })} />
        <ChoiceChip
          label={t("filter.kind")}
          choices={AUDIT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          value={about}
          onChange={(kind) => show({ about: kind })}
        />
        <DaysChip from={from} to={to} onChange={show} />
      </FilterBar>
    </Box>
  );
}
