import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { DealsLink } from "./deals-link";
import classes from "./funnel.module.css";
import { dropAfter, isSmall, percentOf } from "./rules";
import { useFunnelWay } from "./use-funnel-way";
import { useWords } from "./use-words";

type Stage = Schema["FunnelStageOut"];
type Props = { stage: Stage; next: Stage; most: number };

/** From one bar to the next: the share that goes on, what was lost, who is still undecided. */
export function FunnelDrop({ stage, next, most }: Props) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { figure, size, isByValue } = useFunnelWay();
  const [top, bottom] = [stage, next].map(({ reached }) => percentOf(size(reached), most) * 0.9);
  const conversion = isByValue ? stage.conversion_by_value : stage.conversion;
  const { lost, undecided } = dropAfter(stage);
  return (
    <div className={classes.row}>
      <div className={classes.drop}>
        <svg className={classes.step} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
          <polygon points={`0,0 ${top},0 ${bottom},10 0,10`} />
        </svg>
        <span className={classes.words} data-small={isSmall(stage.reached.n) || undefined}>
          <b>{t("funnel.goOn", { share: words.percent(conversion) })}</b>{" "}
          {lost > 0 && (
            <DealsLink
              figure={figure("lost")}
              stage={stage.stage_id}
              what={t("funnel.lostFrom", { stage: stage.name })}
            >
              · {t("funnel.dropped", { count: lost, formatted: words.count(lost) })}
            </DealsLink>
          )}{" "}
          {undecided > 0 && (
            <DealsLink
              figure={figure("undecided")}
              stage={stage.stage_id}
              what={`${stage.name}: ${t("kind.undecided")}`}
            >
              · {t("funnel.undecided", { count: undecided, formatted: words.count(undecided) })}
            </DealsLink>
          )}
        </span>
      </div>
    </div>
  );
}
