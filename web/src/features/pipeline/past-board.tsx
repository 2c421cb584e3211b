import { useSuspenseQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { formatNumber } from "@/lib/money";
import boards from "@/ui/board/board.module.css";
import { ColumnSwitch } from "@/ui/board/column-switch";
import { Money } from "@/ui/money";
import { PastBanner } from "@/ui/past-banner";
import { useLocale } from "@/ui/use-locale";

import classes from "./past.module.css";
import { PastColumn } from "./past-column";
import { type PastAsk, pastBoardQuery } from "./past-queries";
import { usePastDay } from "./use-past-day";

type Props = { ask: PastAsk; day: string };

/** The board as it stood at the end of a day: to look at, not to work on. */
export function PastBoard({ ask, day }: Props) {
  const { t } = useTranslation(["pipeline", "past"]);
  const { language } = useLocale();
  const { choose } = usePastDay();
  const columns = useRef<HTMLDivElement & HTMLElement>(null);
  const board = useSuspenseQuery(pastBoardQuery(ask)).data;
  return (
    <>
      <div className={classes.banner}>
        <PastBanner
          says={t("past:says", { day })}
          note={t("past:note")}
          onBack={() => choose(null)}
          facts={
            <>
              {t("past:deals", {
                count: board.count,
                formatted: formatNumber(board.count, language),
              })}
              {board.value !== null && (
                <>
                  {" · "}
                  <Money amount={board.value} currency={board.currency} short />
                </>
              )}
            </>
          }
        />
      </div>
      <ColumnSwitch columns={board.stages} scroller={columns} label={t("stages")} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by the arrow keys. */}
      <section className={boards.columns} ref={columns} tabIndex={0} aria-label={t("stages")}>
        {board.stages.map((stage) => (
          <PastColumn key={stage.id} stage={stage} ask={ask} currency={board.currency} />
        ))}
      </section>
    </>
  );
}
