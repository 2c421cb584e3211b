import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { Bars } from "./bars";
import { barsPicture } from "./bars-picture";
import { FigureCard } from "./figure-card";
import { useWords } from "./use-words";

/** As many owners as the stages beside them leave room for; the table has all. */
const SHOWN = 8;

export function ByOwnerCard({ summary }: { summary: Schema["SummaryOut"] }) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { by_owner: owners, currency } = summary;
  const money = (value: string) => words.fullMoney(value, currency);
  const left = owners.length - SHOWN;
  return (
    <FigureCard
      subject={t("summary.byOwner")}
      view={t("view.live")}
      hint={`${left > 0 ? t("summary.first", { shown: SHOWN, all: owners.length }) : t("summary.barHint")} · ${words.asOf(summary)}`}
      table={{
        head: [t("owner"), t("count"), t("value"), t("summary.weighted")],
        rows: owners.map((owner) => [
          owner.name,
          words.count(owner.n),
          money(owner.value),
          money(owner.weighted_value),
        ]),
      }}
      picture={() =>
        barsPicture(
          owners.slice(0, SHOWN).map(({ name, value }) => ({ name, value: Number(value) })),
          (value) => words.money(String(value), currency),
        )
      }
    >
      <Bars
        bars={owners.slice(0, SHOWN).map((owner) => ({
          id: owner.owner_id,
          name: owner.name,
          size: Number(owner.value),
          inner: Number(owner.weighted_value),
          figure: words.money(owner.value, currency),
          hint: words.deals(owner.n),
          deals: {
            figure: "pipeline_open",
            owner: owner.owner_id,
            what: t("summary.openIn", { name: owner.name }),
          },
        }))}
      />
    </FigureCard>
  );
}
