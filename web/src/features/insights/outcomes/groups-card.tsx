import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { barsPicture } from "../bars-picture";
import { FigureCard } from "../figure-card";
import { HeatTable } from "../heat-table";
import { useScope } from "../use-scope";
import { useWords } from "../use-words";
import { useDimensions } from "./use-dimensions";
import { useGroupsTable } from "./use-groups-table";

/** The win rate of each owner, team, source and so on, with what it is made of. */
export function GroupsCard({ outcomes }: { outcomes: Schema["OutcomesOut"] }) {
  const { t } = useTranslation(["process", "insights"]);
  const words = useWords();
  const { set } = useScope();
  const dimensions = useDimensions();
  const { head, rows, table, named } = useGroupsTable(outcomes);
  const { by, whole, groups } = outcomes;
  const label = dimensions.find(({ value }) => value === by)?.label ?? by;
  return (
    <>
      <Select
        size="xs"
        w={220}
        label={t("outcomes.apart")}
        data={dimensions}
        value={by}
        onChange={(value) => set({ by: value === "owner" ? undefined : (value ?? undefined) })}
        allowDeselect={false}
      />
      <FigureCard
        subject={t("outcomes.subject", { by: label })}
        view={`${t("insights:view.period")} · ${words.period(outcomes)}`}
        hint={`${words.n(whole.n)} · ${t("outcomes.hint")} · ${words.asOf(outcomes)}`}
        table={{ head: [label, ...table.head], rows: table.rows }}
        picture={() =>
          barsPicture(
            groups.map((group) => ({ name: named(group), value: group.by_count ?? 0 })),
            words.percent,
          )
        }
      >
        <HeatTable
          label={t("outcomes.subject", { by: label })}
          corner={label}
          head={head}
          rows={rows}
        />
      </FigureCard>
    </>
  );
}
