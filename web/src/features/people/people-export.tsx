import { ExportMenu } from "@/ui/export-menu";

import { useMakePeople } from "./use-exports";

/** Hand out the list of people as it is shown. */
export function PeopleExport() {
  return <ExportMenu make={useMakePeople()} />;
}
