import { Group } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { NumberField } from "@/ui/number-field";

export function ValueFilter() {
  const { t } = useTranslation("pipeline");
  const { search, set } = usePlace();
  const ask = useDebouncedCallback(
    (name: "min" | "max", value: string | number) =>
      set({ [name]: value === "" ? undefined : String(value) }, { replace: true }),
    250,
  );
  return (
    <Group gap="xs" wrap="nowrap">
      {(["min", "max"] as const).map((name) => (
        <NumberField
          key={name}
          w={130}
          label={t(`filter.${name}`)}
          defaultValue={search[name] ?? ""}
          onChange={(value) => ask(name, value)}
          thousandSeparator=","
          min={0}
          hideControls
        />
      ))}
    </Group>
  );
}
