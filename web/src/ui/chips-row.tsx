import { useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useContext } from "react";
import { createPortal } from "react-dom";

import { ChipsSlot } from "./page";

/** Filters that wrap in a line of their own below the title; on a phone they are swiped beside the others. */
export function ChipsRow({ children }: { children: ReactNode }) {
  const row = useContext(ChipsSlot);
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  return row && !isPhone ? createPortal(children, row) : children;
}
