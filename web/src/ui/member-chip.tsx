import { useQuery } from "@tanstack/react-query";

import { membersQuery } from "@/api/lookups";

import { FilterChip } from "./filter-chip";
import { MemberPicker } from "./member-picker";

type Props = {
  label: string;
  value: string | undefined;
  onChange: (memberId: string | undefined) => void;
};

/** Narrow down to one of the workspace's people. */
export function MemberChip({ label, value, onChange }: Props) {
  const members = useQuery(membersQuery()).data ?? [];
  const name = members.find(({ id }) => id === value)?.name;
  return (
    <FilterChip label={label} chosen={value && (name ?? "…")} onClear={() => onChange(undefined)}>
      {(close) => (
        <MemberPicker
          placeholder={label}
          value={value ?? null}
          onChange={(id) => {
            onChange(id ?? undefined);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}
