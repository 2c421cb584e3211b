import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { EmptyState } from "@/ui/empty-state";

import { Bars } from "./bars";
import { barsPicture } from "./bars-picture";
import { FigureCard } from "./figure-card";
import { useWords } from "./use-words";

type Summary = Schema["SummaryOut"];
type Losses = Pick<Summary, "currency" | "as_of"> & {
  period: Pick<Summary["period"], "loss_reasons" | "lost" | "from" | "to">;
};

/** Why deals were lost: the share of each reason by count and by value, and where most were lost. */
export function LossCard({ summary }: { summary: Losses }) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { currency, period } = summary;
  const reasons = period.loss_reasons;
  const isTold = period.lost.value !== null;
  const name = (reason: Schema["LossReasonOut"]) => reason.name ?? t("loss.none");
  return (
    <FigureCard
      subject={t("loss.subject")}
      view={`${t("view.period")} · ${words.period({ ...period, as_of: summary.as_of })}`}
      hint={`${words.n(period.lost.n)} · ${words.asOf(summary)}`}
      table={{
        head: [
          ...[t("loss.reason"), t("count"), t("loss.share")],
          ...(isTold ? [t("value"), t("loss.shareByValue")] : []),
        ],
        rows: reasons.map((reason) => [
          name(reason),
          words.count(reason.n),
          words.percent(reason.share),
          ...(isTold
            ? [words.fullMoney(reason.value, currency), words.percent(reason.share_by_value)]
            : []),
        ]),
      }}
      picture={() =>
        barsPicture(
          reasons.map((reason) => ({ name: name(reason), value: reason.n })),
          words.count,
        )
      }
    >
      {reasons.length === 0 && <EmptyState>{t("loss.nothing")}</EmptyState>}
      <Bars
        tone="bad"
        bars={reasons.map((reason) => ({
          id: reason.lost_reason_id ?? "none",
          name: name(reason),
          size: reason.n,
          figure: `${words.count(reason.n)} · ${words.percent(reason.share)}`,
          hint: isTold ? t("loss.hint", { share: words.percent(reason.share_by_value) }) : "",
          deals: {
            figure: "period_lost",
            reason: reason.lost_reason_id ?? "none",
            what: t("loss.of", { reason: name(reason) }),
          },
        }))}
      />
    </FigureCard>
  );
}
