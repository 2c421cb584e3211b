import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { Bars } from "./bars";
import { barsPicture } from "./bars-picture";
import { FigureCard } from "./figure-card";
import { useLiveWord } from "./use-live-word";
import { useWords } from "./use-words";

/** How old what is open is. */
export function AgingCard({ summary }: { summary: Schema["SummaryOut"] }) {
  const { t } = useTranslation("insights");
  const view = useLiveWord();
  const words = useWords();
  const { aging, currency } = summary;
  const isTold = summary.open.value !== null;
  const name = ({ from_days, to_days }: Schema["AgeOut"]) =>
    to_days === null
      ? t("aging.over", { days: from_days - 1 })
      : t("aging.between", { from: from_days, to: to_days });
  return (
    <FigureCard
      subject={t("aging.subject")}
      view={view}
      hint={`${t("aging.hint")} · ${words.n(summary.open.n)} · ${words.asOf(summary)}`}
      table={{
        head: [t("aging.age"), t("count"), ...(isTold ? [t("value")] : [])],
        rows: aging.map((age) => [
          name(age),
          words.count(age.n),
          ...(isTold ? [words.fullMoney(age.value, currency)] : []),
        ]),
      }}
      picture={() =>
        barsPicture(
          aging.map((age) => ({ name: name(age), value: age.n })),
          words.count,
        )
      }
    >
      <Bars
        bars={aging.map((age) => ({
          id: String(age.from_days),
          name: name(age),
          size: age.n,
          figure: words.deals(age.n),
          hint: isTold ? words.money(age.value, currency) : "",
          deals: {
            figure: "pipeline_open",
            ageFrom: age.from_days,
            ageTo: age.to_days,
            what: t("summary.openIn", { name: name(age) }),
          },
        }))}
      />
    </FigureCard>
  );
}
