import { Anchor, Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { IconPlayerPause, IconPlus, IconRoute } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { type SequenceLine, sequencesQuery, useCreateSequence, usePauseAll } from "@/api/sequences";
import { formatNumber } from "@/lib/money";
import { Boundary } from "@/ui/boundary";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { StatusBadge } from "@/ui/status-badge";
import { tell } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";

import { newStep } from "./rules";
import classes from "./sequences.module.css";

/** Sequences one sees, and how it stands with the people in them. */
export function SequencesPage() {
  const { t } = useTranslation("sequences");
  const mayWrite = useMay("write");
  return (
    <Page
      title={t("title")}
      controls={
        <Group gap="xs">
          <PauseAll />
          {mayWrite && <NewButton />}
        </Group>
      }
    >
      <div className={classes.page}>
        <Boundary>
          <Lines />
        </Boundary>
      </div>
    </Page>
  );
}

function NewButton() {
  const { t } = useTranslation("sequences");
  const create = useCreateSequence();
  const navigate = useNavigate();
  const [id] = useState(() => crypto.randomUUID());
  const begin = () =>
    create.mutate({ id, name: t("unnamed"), steps: [newStep("mail", [])] } as never, {
      onSuccess: (made) =>
        void navigate({ to: "/sequences/$sequenceId", params: { sequenceId: made.id } }),
    });
  return (
    <Button
      size="xs"
      leftSection={<IconPlus size={15} />}
      loading={create.isPending}
      onClick={begin}
    >
      {t("new")}
    </Button>
  );
}

/** The red switch of an administrator: nothing of any sequence leaves any more. */
function PauseAll() {
  const { t } = useTranslation("sequences");
  const mayConfigure = useMay("configure");
  const { data } = useSuspenseQuery(sequencesQuery());
  const pause = usePauseAll();
  if (!mayConfigure || !data.some((one) => !one.is_paused)) return null;
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlayerPause size={15} />}
      loading={pause.isPending}
      onClick={() =>
        pause.mutate(undefined, {
          onSuccess: ({ count }) => tell(t("told.allPaused", { count })),
        })
      }
    >
      {t("pauseAll")}
    </Button>
  );
}

function Lines() {
  const { t } = useTranslation("sequences");
  const [isArchived, setArchived] = useState(false);
  const lines = useSuspenseQuery(sequencesQuery({ isArchived })).data;
  return (
    <Stack gap="xs">
      <Group justify="end">
        <Checkbox
          size="xs"
          label={t("showArchived")}
          checked={isArchived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
      </Group>
      {lines.length === 0 ? (
        <EmptyState icon={<IconRoute size={32} stroke={1.4} aria-hidden />}>
          {isArchived ? t("noneArchived") : t("none")}
        </EmptyState>
      ) : (
        <ul className={classes.list} aria-label={t("title")}>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
    </Stack>
  );
}

function Line({ line }: { line: SequenceLine }) {
  const { t } = useTranslation("sequences");
  const { language } = useLocale();
  const figures = ["enrolled", "running", "replied"] as const;
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Group gap={8}>
          <Anchor
            size="sm"
            fw={500}
            c="bright"
            renderRoot={(props) => (
              <Link to="/sequences/$sequenceId" params={{ sequenceId: line.id }} {...props} />
            )}
          >
            {line.name}
          </Anchor>
          {line.is_paused && <StatusBadge tone="attention">{t("paused")}</StatusBadge>}
          {line.held > 0 && (
            <StatusBadge tone="attention">{t("heldCount", { count: line.held })}</StatusBadge>
          )}
        </Group>
        <Text size="xs" c="dimmed" truncate>
          {[line.description, line.owner_name, line.team_name ?? t(`scope.${line.scope}`)]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </div>
      <div className={classes.figures}>
        {figures.map((name) => (
          <Stack key={name} gap={0} align="end">
            <Text size="sm" fw={600}>
              {formatNumber(line[name], language)}
            </Text>
            <Text size="xs" c="dimmed">
              {t(`figure.${name}`)}
            </Text>
          </Stack>
        ))}
      </div>
    </li>
  );
}
