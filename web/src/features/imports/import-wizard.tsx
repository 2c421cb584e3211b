import { useSuspenseQuery } from "@tanstack/react-query";

import { usePlace } from "@/lib/place";

import { CheckStep } from "./check-step";
import { DoneStep } from "./done-step";
import { MapStep } from "./map-step";
import { importQuery } from "./queries";
import { stepOf } from "./rules";
import { RunStep } from "./run-step";
import { Steps } from "./steps";

/** The server knows how far the import is; the address only chooses between what that allows. */
export function ImportWizard({ importId }: { importId: string }) {
  const { data: run } = useSuspenseQuery(importQuery(importId));
  const { search } = usePlace();
  const step = stepOf(run.state, search.step);
  return (
    <>
      <Steps run={run} step={step} />
      {step === "map" && <MapStep run={run} />}
      {step === "check" && <CheckStep run={run} />}
      {step === "run" && <RunStep run={run} />}
      {step === "done" && <DoneStep run={run} />}
    </>
  );
}
