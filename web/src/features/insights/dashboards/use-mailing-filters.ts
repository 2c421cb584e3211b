import { useQuery } from "@tanstack/react-query";

import { membersQuery, pipelinesQuery, teamsQuery } from "@/api/lookups";

import type { Mailing } from "./queries";

/** Which pipeline, team and owner a mailing is asked for, by name. */
export function useMailingFilters({ pipeline_id, team_id, owner_id }: Mailing): string[] {
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  const teams = useQuery(teamsQuery()).data ?? [];
  const members = useQuery(membersQuery()).data ?? [];
  const all = [...pipelines, ...teams, ...members];
  return [pipeline_id, team_id, owner_id].flatMap((wanted) =>
    wanted ? [all.find(({ id }) => id === wanted)?.name ?? "…"] : [],
  );
}
