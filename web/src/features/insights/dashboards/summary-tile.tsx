import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { Schema } from "@/api/client";

import { summaryQuery } from "../queries";
import { useScope } from "../use-scope";

type Props = { children: (summary: Schema["SummaryOut"]) => ReactNode };

/** What several kinds show parts of: asked for once, whoever needs it. */
export function SummaryTile({ children }: Props) {
  const { scope } = useScope();
  return children(useSuspenseQuery(summaryQuery(scope)).data);
}
