import { Suspense } from "react";

import type { Later } from "@/lib/later";
import { lazyLater, useStanding } from "@/lib/standing";

import { LaterButton } from "./later-button";

const LaterChoices = lazyLater(async () => (await import("./later-choices")).LaterChoices);

type Props = {
  opened: boolean;
  onToggle: (opened: boolean) => void;
  onChoose: (later: Later) => void;
};

/** Put an item off: not now, but surely then. */
export function LaterMenu(props: Props) {
  return (
    <Suspense fallback={<LaterButton onClick={() => props.onToggle(true)} />}>
      <Choices {...props} />
    </Suspense>
  );
}

function Choices(props: Props) {
  useStanding(props.opened);
  return <LaterChoices {...props} />;
}
