import { Alert, Button, Group, Stack } from "@mantine/core";
import { IconDownload, IconLayoutKanban, IconPlayerPlay } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { CreatedKinds } from "./created-kinds";
import { DoneHeadline } from "./done-headline";
import { OutcomeTiles } from "./outcome-tiles";
import { type Import, useAct } from "./queries";
import { RowList } from "./row-list";
import { countsOf } from "./rules";
import { UndoImport } from "./undo-import";
import { useFilledPipeline } from "./use-filled-pipeline";
import { useRefreshWhenDone } from "./use-refresh-when-done";

/** What came of it, what was refused, and the ways on: to the board, or back. */
export function DoneStep({ run }: { run: Import }) {
  const { t } = useTranslation("imports");
  const act = useAct(run.id);
  const pipeline = useFilledPipeline(run);
  useRefreshWhenDone(run);
  const { refused, kept, open_criteria } = countsOf(run);
  const flawed = refused + open_criteria;
  const isOver = run.state === "undone" || run.state === "undoing";
  return (
    <Stack gap="md">
      <DoneHeadline run={run} />
      {run.problem && (
        <Alert color="red" variant="light" role="alert">
          {run.problem.detail}
        </Alert>
      )}
      <Group gap="sm">
        {!isOver && (
          <Button
            renderRoot={(props) => <Link {...props} to="/pipeline" search={{ pipeline }} />}
            leftSection={<IconLayoutKanban size={16} />}
          >
            {t("done.board")}
          </Button>
        )}
        {run.can.run && (
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={16} />}
            loading={act.isPending}
            onClick={() => act.mutate("run")}
          >
            {t("done.resume")}
          </Button>
        )}
        {!isOver && flawed > 0 && (
          <Button
            component="a"
            href={`/api/v1/imports/${run.id}/errors.csv`}
            download
            variant="default"
            leftSection={<IconDownload size={16} />}
          >
            {t("done.errors", { count: flawed })}
          </Button>
        )}
        {run.can.undo && <UndoImport importId={run.id} />}
      </Group>
      {isOver ? (
        kept > 0 && <RowList run={run} only="kept" />
      ) : (
        <>
          <OutcomeTiles run={run} />
          <CreatedKinds run={run} />
          <RowList run={run} />
        </>
      )}
    </Stack>
  );
}
