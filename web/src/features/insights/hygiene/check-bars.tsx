import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { Bars } from "../bars";
import { barsPicture } from "../bars-picture";
import { FigureCard } from "../figure-card";
import { useUnit } from "../use-unit";
import { useWords } from "../use-words";
import type { Check } from "./checks";

type Props = { hygiene: Schema["HygieneOut"]; checks: Check[]; subject: string };

/** How many open deals fail each check, and what they are worth. */
export function CheckBars({ hygiene, checks, subject }: Props) {
  const { t } = useTranslation(["process", "insights"]);
  const words = useWords();
  const { isTold } = useUnit();
  const shown = checks.flatMap((check) => hygiene.checks.filter((one) => one.check === check));
  const name = (check: Check) => t(`hygiene.check.${check}`);
  return (
    <FigureCard
      subject={subject}
      view={t("insights:view.live")}
      hint={`${words.n(hygiene.open.n)} · ${words.asOf(hygiene)}`}
      table={{
        head: [
          ...[t("hygiene.what"), t("insights:count"), t("hygiene.share")],
          ...(isTold ? [t("insights:value")] : []),
        ],
        rows: shown.map((one) => [
          name(one.check),
          words.count(one.n),
          words.percent(one.share),
          ...(isTold ? [words.fullMoney(one.value, hygiene.currency)] : []),
        ]),
      }}
      picture={() =>
        barsPicture(
          shown.map((one) => ({ name: name(one.check), value: one.n })),
          words.count,
        )
      }
    >
      <Bars
        tone="bad"
        bars={shown.map((one) => ({
          id: one.check,
          name: name(one.check),
          size: one.n,
          figure: `${words.count(one.n)} · ${words.percent(one.share)}`,
          hint: isTold ? words.money(one.value, hygiene.currency) : "",
          deals: { figure: "health", what: name(one.check), cell: { check: one.check } },
        }))}
      />
    </FigureCard>
  );
}
