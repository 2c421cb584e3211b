import { Group, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { nameIn } from "@/lib/names";
import { Avatar } from "@/ui/avatar";
import { StatusBadge } from "@/ui/status-badge";
import { useLocale } from "@/ui/use-locale";

import { rulesQuery, type Trial } from "./assignment-queries";
import classes from "./panel.module.css";

/** What would come of it: the sentence, each rule that was asked, and what keeps each person. */
export function AssignmentTrial({ trial }: { trial: Trial }) {
  const { t } = useTranslation("assignment");
  const { language } = useLocale();
  const rules = useSuspenseQuery(rulesQuery()).data;
  return (
    <Stack gap="xs" mt="md" role="status">
      <Text fw={500}>
        {[trial.people.find(({ is_next }) => is_next)?.name, trial.reason]
          .filter(Boolean)
          .join(" ← ")}
      </Text>
      <div>
        {trial.rules.map(({ id, missed, is_asked }) => {
          const rule = rules.find((one) => one.id === id);
          const word = is_asked ? "yes" : "no";
          return (
            <Group key={id} className={classes.row} justify="space-between">
              <Text size="sm">{rule && nameIn(language, rule)}</Text>
              {missed && <StatusBadge tone="quiet">{t(`missed.${missed}`)}</StatusBadge>}
              {!missed && (
                <StatusBadge tone={is_asked ? "good" : "quiet"}>{t(`asked.${word}`)}</StatusBadge>
              )}
            </Group>
          );
        })}
      </div>
      <div>
        {trial.people.map(({ id, name, obstacle, is_next }) => (
          <Group key={id} className={classes.row} gap="xs">
            <Avatar name={name} size={20} tooltip={false} />
            <Text size="sm" className={classes.grow}>
              {name}
            </Text>
            <StatusBadge tone={is_next ? "good" : obstacle ? "attention" : "quiet"}>
              {is_next ? t("next") : obstacle ? t(`obstacle.${obstacle}`) : t("ready")}
            </StatusBadge>
          </Group>
        ))}
      </div>
    </Stack>
  );
}
