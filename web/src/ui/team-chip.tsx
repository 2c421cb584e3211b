import { useQuery } from "@tanstack/react-query";

import { teamsQuery } from "@/api/lookups";

import { ChoiceChip } from "./choice-chip";

type Props = {
  label: string;
  value: string | undefined;
  onChange: (teamId: string | undefined) => void;
};

/** Narrow down to a team and those below it; nothing where there are no teams. */
export function TeamChip({ label, value, onChange }: Props) {
  const teams = useQuery(teamsQuery()).data ?? [];
  if (teams.length === 0) return null;
  const choices = teams.map((team) => ({ value: team.id, label: team.name }));
  return <ChoiceChip label={label} choices={choices} value={value} onChange={onChange} />;
}
