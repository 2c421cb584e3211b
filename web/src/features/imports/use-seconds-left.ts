import { useState } from "react";

import type { Import } from "./queries";
import { secondsLeft } from "./rules";

/** From the pace since this screen began to watch. */
export function useSecondsLeft({ progress }: Import): number | null {
  const now = { ...progress, at: Date.now() };
  const [first, setFirst] = useState(now);
  // A retry starts over, and what was seen before says nothing about it.
  if (progress.done < first.done) setFirst(now);
  return secondsLeft(first, now);
}
