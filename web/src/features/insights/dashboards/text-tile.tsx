import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { DashboardTile } from "./queries";
import classes from "./text-tile.module.css";

/** Words between the figures: what they are for, what was agreed. */
export function TextTile({ tile }: { tile: DashboardTile }) {
  const { t } = useTranslation("dashboards");
  const text = typeof tile.question.text === "string" ? tile.question.text : "";
  return (
    <Text className={classes.text} c={text ? undefined : "dimmed"} size="sm">
      {text || t("noText")}
    </Text>
  );
}
