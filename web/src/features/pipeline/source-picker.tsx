import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { sourcesQuery } from "@/api/lookups";

type Props = {
  label: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
  size?: string;
  hideLabel?: boolean;
};

export function SourcePicker({ label, hideLabel = false, ...rest }: Props) {
  const sources = useQuery(sourcesQuery()).data ?? [];
  return (
    <Select
      {...rest}
      {...(hideLabel ? { "aria-label": label } : { label })}
      clearable
      searchable
      data={sources.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
