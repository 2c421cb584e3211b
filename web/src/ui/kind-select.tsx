import { Select, type SelectProps } from "@mantine/core";

import { useKinds } from "./use-kinds";

type Props = Omit<SelectProps, "data" | "value" | "onChange"> & {
  value: string;
  onChange: (choice: string) => void;
};

/** Which kind of task: a built-in one, or a type of the workspace's own. */
export function KindSelect({ value, onChange, ...rest }: Props) {
  const { choices } = useKinds();
  return (
    <Select
      {...rest}
      data={choices(value)}
      allowDeselect={false}
      value={value}
      onChange={(choice) => choice && onChange(choice)}
    />
  );
}
