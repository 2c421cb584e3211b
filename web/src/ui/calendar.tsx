import { Skeleton } from "@mantine/core";
import { Suspense } from "react";

import { lazyLater } from "@/lib/standing";

import type { MonthProps } from "./month";

const Month = lazyLater(async () => (await import("./month")).Month);

/** A month to choose a day or two in, open as it stands; fetched before anybody opens it. */
export function Calendar(props: MonthProps) {
  const isSmall = props.size !== "sm";
  return (
    <Suspense fallback={<Skeleton w={isSmall ? 216 : 258} h={isSmall ? 236 : 280} />}>
      <Month {...props} />
    </Suspense>
  );
}
