import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { Bars } from "../bars";
import { barsPicture } from "../bars-picture";
import { FigureCard } from "../figure-card";
import { useUnit } from "../use-unit";
import { useWords } from "../use-words";

const SHOWN = 12;

/** To whom deals were lost, as far as it was written down. */
export function CompetitorsCard({ outcomes }: { outcomes: Schema["OutcomesOut"] }) {
  const { t } = useTranslation(["process", "insights"]);
  const words = useWords();
  const { isTold } = useUnit();
  const { competitors, currency } = outcomes;
  const name = (one: Schema["CompetitorOut"]) => one.name ?? t("outcomes.nobody");
  const shown = competitors.slice(0, SHOWN);
  return (
    <FigureCard
      subject={t("outcomes.competitors")}
      view={`${t("insights:view.period")} · ${words.period(outcomes)}`}
      hint={`${words.n(outcomes.whole.lost.n)} · ${words.asOf(outcomes)}`}
      table={{
        head: [
          ...[t("outcomes.competitor"), t("insights:count"), t("insights:loss.share")],
          ...(isTold ? [t("insights:value"), t("insights:loss.shareByValue")] : []),
        ],
        rows: competitors.map((one) => [
          name(one),
          words.count(one.n),
          words.percent(one.share),
          ...(isTold
            ? [words.fullMoney(one.value, currency), words.percent(one.share_by_value)]
            : []),
        ]),
      }}
      picture={() =>
        barsPicture(
          shown.map((one) => ({ name: name(one), value: one.n })),
          words.count,
        )
      }
    >
      <Bars
        tone="bad"
        bars={shown.map((one) => ({
          id: one.name ?? "none",
          name: name(one),
          size: one.n,
          figure: `${words.count(one.n)} · ${words.percent(one.share)}`,
          hint: isTold ? t("insights:loss.hint", { share: words.percent(one.share_by_value) }) : "",
          deals: {
            figure: "period_lost",
            what: t("insights:loss.of", { reason: name(one) }),
            cell: { by: "competitor", key: one.name ?? undefined },
          },
        }))}
      />
    </FigureCard>
  );
}
