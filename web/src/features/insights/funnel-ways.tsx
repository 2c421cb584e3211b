import { useTranslation } from "react-i18next";

import { Switch, Switches, UnitSwitch } from "./switches";

/** Reached or strict, of a cohort; or what moved in a period; by count or by value. */
export function FunnelWays() {
  const { t } = useTranslation("process");
  return (
    <Switches>
      <Switch
        name="way"
        label={t("ways.label")}
        choices={(["reached", "strict", "period"] as const).map((value) => ({
          value,
          label: t(`ways.${value}`),
        }))}
      />
      <UnitSwitch />
    </Switches>
  );
}
