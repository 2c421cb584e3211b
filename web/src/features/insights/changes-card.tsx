import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { FigureCard } from "./figure-card";
import type { Period } from "./period";
import { useChangesTable } from "./use-changes-table";
import { useWords } from "./use-words";
import { barsOf } from "./waterfall";
import { WaterfallBars } from "./waterfall-bars";
import { waterfallPicture } from "./waterfall-picture";

type Props = { changes: Schema["ChangesOut"]; period: Pick<Period, "from" | "to"> };

/** From opening to closing, step by step. */
export function ChangesCard({ changes, period }: Props) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const table = useChangesTable(changes);
  const { opening, currencies, currency } = changes;
  const isTold = opening.value !== null;
  const bars = barsOf(changes);
  return (
    <FigureCard
      subject={t("changes.subject")}
      view={`${t("view.period")} · ${words.period(changes)}`}
      hint={[
        ...(currencies.length > 1
          ? [t("changes.rates", { currency, day: words.day(changes.as_of) })]
          : []),
        words.asOf(changes),
      ].join(" · ")}
      table={table}
      picture={() =>
        waterfallPicture(bars, {
          name: (what) => t(`changes.step.${what}`),
          write: (value) => (isTold ? words.money(value, currency) : words.count(Number(value))),
        })
      }
    >
      <WaterfallBars steps={bars} currency={currency} period={period} />
    </FigureCard>
  );
}
