import { Box, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { DealsLink } from "./deals-link";
import classes from "./funnel.module.css";
import { FunnelSegment } from "./funnel-segment";
import { isSmall, percentOf, segmentsOf } from "./rules";
import { useFunnelWay } from "./use-funnel-way";
import { useWords } from "./use-words";

type Props = {
  stage: Schema["FunnelStageOut"];
  next: Schema["FunnelStageOut"] | undefined;
  most: number;
  currency: string;
  isWorst: boolean;
};

/** One stage: its bar, and how much of what reached it was lost from it. */
export function FunnelStage({ stage, next, most, currency, isWorst }: Props) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { figure, size, amount, isByValue } = useFunnelWay();
  const { reached } = stage;
  const isTold = reached.value !== null;
  const small = isSmall(reached.n) || undefined;
  const hint = `${words.n(reached.n)}${small ? ` · ${t("small")}` : ""}`;
  return (
    <div className={classes.row}>
      <span className={classes.name}>
        {stage.name}
        {isWorst && <span className={classes.worst}>{t("funnel.worst")}</span>}
      </span>
      <div className={classes.track}>
        {/* The widest bar leaves room for its count. */}
        <Box className={classes.bar} w={`${percentOf(size(reached), most) * 0.9}%`}>
          {segmentsOf(stage, size).map((segment) => (
            <FunnelSegment
              key={segment.kind}
              stage={stage}
              next={next}
              segment={segment}
              currency={currency}
            />
          ))}
        </Box>
        <DealsLink
          className={classes.count}
          figure={figure("reached")}
          stage={stage.stage_id}
          what={t("funnel.reachedStage", { stage: stage.name })}
        >
          {amount(reached, currency)}
        </DealsLink>
      </div>
      <span className={classes.figure}>
        {isTold && (isByValue ? words.deals(reached.n) : words.money(reached.value, currency))}
      </span>
      <Tooltip label={hint}>
        <span className={classes.figure} data-small={small}>
          {words.percent(stage.leakage)}
        </span>
      </Tooltip>
      {isTold && (
        <Tooltip label={hint}>
          <span className={classes.figure} data-small={small}>
            {words.percent(stage.leakage_by_value)}
          </span>
        </Tooltip>
      )}
    </div>
  );
}
