import { Select } from "@mantine/core";

type Props = {
  label: string;
  options: { id: string; name: string }[];
  value: string | null;
  onChange: (id: string | null) => void;
  clearable?: boolean;
};

export function QuietSelect({ label, options, value, onChange, clearable = false }: Props) {
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder="—"
      searchable
      clearable={clearable}
      allowDeselect={clearable}
      data={options.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
    />
  );
}
