import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import classes from "./calendar.module.css";

type Props = { holiday: { name: string; kind: string } | undefined };

/** Why nobody works on this day, or why one does although it is a weekend. */
export function HolidayName({ holiday }: Props) {
  const { t } = useTranslation("calendar");
  if (!holiday) return null;
  const name = holiday.name || (holiday.kind === "off" ? t("off") : t("worked"));
  return (
    <Text component="span" className={classes.holiday} data-kind={holiday.kind} title={name}>
      {name}
    </Text>
  );
}
