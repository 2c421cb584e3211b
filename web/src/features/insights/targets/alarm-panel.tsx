import { Group, Switch, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { NumberField } from "@/ui/number-field";
import { tellProblem } from "@/ui/toasts";

import cardClasses from "../figure-card.module.css";
import { alarmQuery, useSetAlarm } from "./queries";

/** When owners, administrators and managers are warned that the source runs dry. */
export function AlarmPanel() {
  const { t } = useTranslation("targets");
  const kept = useSuspenseQuery(alarmQuery()).data;
  const { mutate } = useSetAlarm();
  const set = (change: Partial<typeof kept>) =>
    mutate({ ...kept, ...change }, { onError: tellProblem });
  return (
    <section className={cardClasses.card} aria-label={t("alarm.title")}>
      <header className={cardClasses.head}>
        <div>
          <h2 className={cardClasses.title}>{t("alarm.title")}</h2>
          <Text fz="xs" c="dimmed">
            {t("alarm.lead")}
          </Text>
        </div>
      </header>
      <Group className={cardClasses.body} gap="xl" align="end">
        <Switch
          label={t("alarm.on")}
          checked={kept.is_on}
          onChange={(event) => set({ is_on: event.currentTarget.checked })}
        />
        <NumberField
          label={t("alarm.weeks")}
          w={200}
          size="xs"
          min={0}
          max={52}
          allowDecimal={false}
          disabled={!kept.is_on}
          defaultValue={kept.weeks}
          onBlur={(event) => {
            const weeks = Number(event.currentTarget.value);
            if (weeks !== kept.weeks && weeks >= 0 && weeks <= 52) set({ weeks });
          }}
        />
      </Group>
    </section>
  );
}
