import { Tooltip, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Deal } from "./rules";
import classes from "./stage-path.module.css";

type Props = {
  stage: Deal["stages"][number];
  days: number | null;
  place: "before" | "here" | "behind";
  onGo: (() => void) | undefined;
};

export function StageStep({ stage, days, place, onGo }: Props) {
  const { t } = useTranslation("pipeline");
  const { name } = stage;
  return (
    <li className={classes.item}>
      <Tooltip label={days === null ? name : t("stageDays", { stage: name, count: days })}>
        <UnstyledButton
          className={classes.stage}
          data-place={place}
          aria-current={place === "here" ? "step" : undefined}
          disabled={!onGo || place === "here"}
          onClick={onGo}
        >
          <span className={classes.name}>{name}</span>
          {days !== null && <span className={classes.days}>{t("daysShort", { count: days })}</span>}
        </UnstyledButton>
      </Tooltip>
    </li>
  );
}
