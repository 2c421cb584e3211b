import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { formatNumber } from "@/lib/money";
import classes from "@/ui/board/column.module.css";
import { Money } from "@/ui/money";
import { useLocale } from "@/ui/use-locale";
import { useBoardHands } from "./board-context";
import { GuideButton } from "./guide-button";
import { HealthBar } from "./health-bar";
import type { Column } from "./rules";

type Props = {
  column: Column;
  stage: Schema["StageOut"] | undefined;
  pipelineId: string;
  currency: string;
  /** It speaks of all deals of the stage, so not while a filter hides some. */
  showsHealth: boolean;
  onAdd: () => void;
};

export function ColumnHead(props: Props) {
  const { column, stage, pipelineId, currency, showsHealth, onAdd } = props;
  const { t } = useTranslation("pipeline");
  const { language } = useLocale();
  const { mayWrite } = useBoardHands();
  return (
    <header className={classes.head}>
      <div className={classes.headLine}>
        <h2 className={classes.name} id={`stage-${column.id}`}>
          {column.name}
        </h2>
        <span className={classes.count}>{formatNumber(column.count, language)}</span>
        <GuideButton stage={stage} />
        {mayWrite && (
          <Tooltip label={t("quickAdd.label")}>
            <ActionIcon
              className={classes.add}
              size={24}
              variant="subtle"
              color="gray"
              aria-label={t("quickAdd.toStage", { stage: column.name })}
              onClick={onAdd}
            >
              <IconPlus size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {column.value !== null && (
        <div className={classes.sums}>
          <span className={classes.sum}>
            <Money amount={column.value} currency={currency} short />
          </span>
          <Tooltip label={t("weightedAt", { probability: column.probability })}>
            <span className={classes.weighted}>
              {t("weighted")} <Money amount={column.weighted_value} currency={currency} short />
            </span>
          </Tooltip>
        </div>
      )}
      {showsHealth && <HealthBar pipelineId={pipelineId} stageId={column.id} />}
    </header>
  );
}
