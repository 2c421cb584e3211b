import { Stack } from "@mantine/core";

import { AgreementPanel } from "./agreement-panel";
import { CampaignsPanel } from "./campaigns-panel";
import { LeadReasonsPanel } from "./lead-reasons-panel";
import { ScorecardsPanel } from "./scorecards-panel";

/** How leads are handled here: how quickly they are answered, by what they are judged, what brings them. */
export function LeadsSection() {
  return (
    <Stack gap="xl">
      <AgreementPanel />
      <ScorecardsPanel />
      <LeadReasonsPanel />
      <CampaignsPanel />
    </Stack>
  );
}
