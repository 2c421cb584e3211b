import { NumberInput as MantineNumberInput, type NumberInputProps } from "@mantine/core";

export type NumberFieldProps = NumberInputProps<number>;

/** By itself, so that it can be fetched when the first number is asked for. */
export function NumberInput(props: NumberFieldProps) {
  return <MantineNumberInput<number> {...props} />;
}
