import { SegmentedControl } from "@mantine/core";

import { usePlace } from "@/lib/place";

type Props = {
  /** What the address calls it. */
  name: string;
  label: string;
  /** The first one is what the view begins with. */
  options: { value: string; label: string }[];
  chosen: string;
};

/** One of a few ways to show a view; it lives in the address. */
export function Choice({ name, label, options, chosen }: Props) {
  const { set } = usePlace();
  return (
    <SegmentedControl
      size="xs"
      aria-label={label}
      data={options}
      value={chosen}
      onChange={(value) =>
        set({ [name]: value === options[0]?.value ? undefined : value }, { replace: true })
      }
    />
  );
}
