import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";

import type { Filter, Kind } from "@/api/filters";

import { FilterBox } from "./filter-box";
import { type Box, toBox, toTree } from "./rules";

type Props = { kind: Kind; tree: Filter | null; onChange: (tree: Filter | null) => void };

/** What is being put together; what is finished of it is asked at once. */
export function FilterConditions({ kind, tree, onChange }: Props) {
  const [box, setBox] = useState(() => toBox(tree));
  const tell = useDebouncedCallback((next: Box) => onChange(toTree(next)), {
    delay: 300,
    flushOnUnmount: true,
  });
  const change = (next: Box) => {
    setBox(next);
    tell(next);
  };
  return <FilterBox kind={kind} box={box} depth={1} onChange={(next) => next && change(next)} />;
}
