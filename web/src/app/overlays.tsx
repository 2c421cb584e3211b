import { UnmetDialog } from "@/features/pipeline/unmet-dialog";
import { Asking } from "@/ui/asking";
import { WorkCards } from "@/ui/bulk/work-cards";
import { ClashDialog } from "@/ui/merge/clash-dialog";

import { MailDialog } from "./mail-dialog";
import { NewDialogs } from "./new-dialogs";
import { RecordDrawers } from "./record-drawers";
import { TaskDialog } from "./task-dialog";

/** Everything that opens over whatever page is on screen. */
export function Overlays() {
  return (
    <>
      <RecordDrawers />
      <NewDialogs />
      <TaskDialog />
      <MailDialog />
      <UnmetDialog />
      <Asking />
      <ClashDialog />
      <WorkCards />
    </>
  );
}
