import { Stack } from "@mantine/core";

import { AssigneesPanel } from "./assignees-panel";
import { AssignmentRulesPanel } from "./assignment-rules-panel";
import { AssignmentTryPanel } from "./assignment-try-panel";

/** Who is given what comes in: the rules, whom they would choose, and what counts of each. */
export function AssignmentSection() {
  return (
    <Stack gap="xl">
      <AssignmentRulesPanel />
      <AssignmentTryPanel />
      <AssigneesPanel />
    </Stack>
  );
}
