import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { formatNumber } from "@/lib/money";
import { useLocale } from "@/ui/use-locale";

import classes from "./imports.module.css";
import { type Import, useAct } from "./queries";
import { countsOf, share } from "./rules";
import { useSecondsLeft } from "./use-seconds-left";

/** Works in the background; this only watches, so the tab may close. */
export function RunStep({ run }: { run: Import }) {
  const { t } = useTranslation("imports");
  const { language } = useLocale();
  const act = useAct(run.id);
  const { done, total } = run.progress;
  const counts = countsOf(run);
  const left = useSecondsLeft(run);
  const write = (n: number) => formatNumber(n, language);
  return (
    <section className={classes.card} aria-label={t("run.title")}>
      <Stack p="lg" gap="md">
        <Group justify="space-between">
          <Text fw={600}>{t(`state.${run.state}`)}</Text>
          <Button
            variant="default"
            leftSection={<IconX size={16} />}
            disabled={!run.can.cancel}
            loading={act.isPending}
            onClick={() => act.mutate("cancellation")}
          >
            {t("run.cancel")}
          </Button>
        </Group>
        <Progress size="lg" value={share(done, total)} animated aria-label={t("run.title")} />
        <Group justify="space-between" role="status">
          <Text size="sm" data-figure>
            {t("run.progress", { done: write(done), total: write(total) })}
          </Text>
          <Text size="sm" c="dimmed" data-figure>
            {left !== null && left >= 60
              ? t("run.minutes", { count: Math.ceil(left / 60) })
              : left !== null && t("run.seconds", { count: left })}
          </Text>
        </Group>
        <Text size="sm" data-figure>
          {t("run.counts", {
            created: write(counts.created),
            updated: write(counts.updated),
            refused: write(counts.refused),
          })}
        </Text>
        <Text size="sm" c="dimmed">
          {t("run.leave")}
        </Text>
      </Stack>
    </section>
  );
}
