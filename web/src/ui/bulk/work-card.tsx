import { Button, CloseButton, Group, Paper, Progress, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { isUnderWay, useCancelWork, type Work } from "@/api/works";
import { useUndo } from "@/ui/use-undo";

import classes from "./work-card.module.css";

/** One piece of work: how far it is, how long it will take; then what became of it. */
export function WorkCard({ work, onClose }: { work: Work; onClose: () => void }) {
  const { t } = useTranslation("common");
  const cancel = useCancelWork();
  const undo = useUndo();
  const { done, total, counts, deed } = work;
  const words = { done, total, left: secondsLeft(work) };
  const changed = counts.done ?? 0;
  const refused = (counts.refused ?? 0) + (counts.kept ?? 0) + (counts.partly ?? 0);
  if (isUnderWay(work)) {
    return (
      <Paper className={classes.card} withBorder role="status">
        <Text size="sm">{t(`work.deed.${deed}`)}</Text>
        <Progress value={(100 * done) / Math.max(total, 1)} aria-label={t(`work.deed.${deed}`)} />
        <Group justify="space-between" wrap="nowrap">
          <Text size="xs">{done ? t("work.progress", words) : t("work.waiting", { total })}</Text>
          <Button size="compact-xs" variant="subtle" onClick={() => cancel.mutate(work.id)}>
            {t("work.cancel")}
          </Button>
        </Group>
      </Paper>
    );
  }
  return (
    <Paper className={classes.card} withBorder role="status">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">
          {(changed > 0 || refused === 0) &&
            (deed === "enrol"
              ? t("bulk.enrolled", { count: changed })
              : t("bulk.told", { count: changed }))}{" "}
          {refused > 0 && t("bulk.refused", { count: refused })}
        </Text>
        <CloseButton size="sm" aria-label={t("close")} onClick={onClose} />
      </Group>
      <Group gap={6}>
        {changed > 0 && (
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => {
              onClose();
              undo.mutate(work.id);
            }}
          >
            {t("undo")}
          </Button>
        )}
        <Button size="compact-xs" variant="subtle" component={Link} to="/changes">
          {t("work.details")}
        </Button>
      </Group>
    </Paper>
  );
}

function secondsLeft({ created_at, done, total }: Work): number {
  const spent = (Date.now() - new Date(created_at).getTime()) / 1000;
  return done ? Math.ceil((spent / done) * (total - done)) : 0;
}
