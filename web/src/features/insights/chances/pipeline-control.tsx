import { FilterBar } from "@/ui/filter-bar";

import { PipelineSelect } from "../pipeline-select";

/** Which pipeline: a model is always of one. */
export function PipelineControl() {
  return (
    <FilterBar>
      <PipelineSelect />
    </FilterBar>
  );
}
