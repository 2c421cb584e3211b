import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { EmptyState } from "@/ui/empty-state";

import { Bars } from "./bars";
import { barsPicture } from "./bars-picture";
import { FigureCard } from "./figure-card";
import { useLiveWord } from "./use-live-word";
import { useWords } from "./use-words";

/** As many owners as the stages beside them leave room for; the table has all. */
const SHOWN = 8;

export function ByOwnerCard({ summary }: { summary: Schema["SummaryOut"] }) {
  const { t } = useTranslation("insights");
  const view = useLiveWord();
  const words = useWords();
  const { by_owner: owners, currency } = summary;
  const money = (value: string | null) => words.fullMoney(value, currency);
  const size = (one: { n: number; value: string | null }) => Number(one.value ?? one.n);
  const isTold = summary.open.value !== null;
  const left = owners.length - SHOWN;
  const first = left > 0 && t("summary.first", { shown: SHOWN, all: owners.length });
  const about = [first || (isTold && t("summary.barHint"))].filter(Boolean);
  return (
    <FigureCard
      subject={isTold ? t("summary.byOwner") : t("summary.countByOwner")}
      view={view}
      hint={[...about, words.asOf(summary)].join(" · ")}
      table={{
        head: [
          t("owner"),
          t("count"),
          ...(isTold ? [t("value")] : []),
          ...(isTold ? [t("summary.weighted")] : []),
        ],
        rows: owners.map((owner) => [
          owner.name,
          words.count(owner.n),
          ...(isTold ? [money(owner.value)] : []),
          ...(isTold ? [money(owner.weighted_value)] : []),
        ]),
      }}
      picture={() =>
        barsPicture(
          owners.slice(0, SHOWN).map((one) => ({ name: one.name, value: size(one) })),
          (value) => (isTold ? words.money(String(value), currency) : words.count(value)),
        )
      }
    >
      {owners.length === 0 && <EmptyState>{t("summary.noneOpen")}</EmptyState>}
      <Bars
        bars={owners.slice(0, SHOWN).map((owner) => ({
          id: owner.owner_id,
          name: owner.name,
          size: size(owner),
          ...(isTold && { inner: Number(owner.weighted_value) }),
          figure: isTold ? words.money(owner.value, currency) : words.deals(owner.n),
          hint: isTold ? words.deals(owner.n) : "",
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
