import { lazy } from "react";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { Dialog } from "@/ui/dialog";
import { FormSkeleton } from "@/ui/skeletons";

const TaskPanel = lazy(async () => ({
  default: (await import("@/features/tasks/task-panel")).TaskPanel,
}));

/** `?task=` opens that task over whatever page is on screen. */
export function TaskDialog() {
  const { t } = useTranslation("common");
  const { search, set } = usePlace();
  const close = () => set({ task: undefined });
  return (
    <Dialog opened={Boolean(search.task)} onClose={close} title={t("task.one")} size={560}>
      <Boundary key={search.task} loading={<FormSkeleton />}>
        {search.task && <TaskPanel taskId={search.task} onDone={close} />}
      </Boundary>
    </Dialog>
  );
}
