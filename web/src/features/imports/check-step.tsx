import { Alert, Button, Group, Loader, Progress, Stack, Text } from "@mantine/core";
import { IconAlertCircle, IconArrowLeft, IconPlayerPlay } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";

import { CreatedKinds } from "./created-kinds";
import classes from "./imports.module.css";
import { OutcomeTiles } from "./outcome-tiles";
import { type Import, useAct } from "./queries";
import { RowList } from "./row-list";
import { countsOf, share } from "./rules";

/** The dry run: what would come of every row, before anything is written. */
export function CheckStep({ run }: { run: Import }) {
  const { t } = useTranslation("imports");
  const { set } = usePlace();
  const act = useAct(run.id);
  if (run.state === "checking") return <Checking run={run} />;
  const start = () => act.mutate("run", { onSuccess: () => set({ step: undefined }) });
  const { created, updated } = countsOf(run);
  const nothing = created + updated === 0;
  return (
    <Stack gap="md">
      {run.problem && (
        <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} role="alert">
          {run.problem.detail}
        </Alert>
      )}
      <OutcomeTiles run={run} />
      <CreatedKinds run={run} />
      <RowList run={run} />
      <div className={classes.foot}>
        <Text size="sm" className={classes.footText}>
          {nothing ? t("check.nothing") : t("check.hint")}
        </Text>
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={16} />}
            onClick={() => set({ step: "map" })}
          >
            {t("check.back")}
          </Button>
          <Button
            leftSection={<IconPlayerPlay size={16} />}
            disabled={nothing || run.problem !== null}
            loading={act.isPending}
            onClick={start}
          >
            {t("check.run", { count: created + updated })}
          </Button>
        </Group>
      </div>
    </Stack>
  );
}

function Checking({ run }: { run: Import }) {
  const { t } = useTranslation("imports");
  const { done, total } = run.progress;
  return (
    <Stack align="center" py={64} gap="md" role="status">
      <Loader />
      <Text>{t("check.checking")}</Text>
      <Progress w={320} maw="100%" value={share(done, total)} aria-label={t("check.checking")} />
    </Stack>
  );
}
