import { Checkbox, Fieldset, NumberInput, SimpleGrid, Stack } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { LIMITS, NUMBERS, type startOf, TERMS } from "./pool-rules";
import { PoolTiers } from "./pool-tiers";

type Props = { form: UseFormReturnType<ReturnType<typeof startOf>> };

const CHECKS = ["spares_won", "spares_open_deal"] as const;

/** The limits of a pool and the days after which what is held goes back. */
export function PoolNumbers({ form }: Props) {
  const { t } = useTranslation("settings");
  const orNull = (value: string | number) => (value === "" ? null : Number(value));
  return (
    <>
      <Fieldset legend={t("pools.limits")}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {LIMITS.map((name) => (
            <NumberInput
              key={name}
              label={t(`pools.${name}`)}
              placeholder={t("pools.unlimited")}
              min={0}
              value={form.values[name] ?? ""}
              onChange={(value) => form.setFieldValue(name, orNull(value))}
            />
          ))}
          {NUMBERS.map((name) => (
            <NumberInput
              key={name}
              label={t(`pools.${name}`)}
              min={0}
              value={form.values[name]}
              onChange={(value) => form.setFieldValue(name, Number(value))}
            />
          ))}
        </SimpleGrid>
        <Checkbox
          mt="sm"
          label={t("pools.counts_won")}
          {...form.getInputProps("counts_won", { type: "checkbox" })}
        />
      </Fieldset>
      <Fieldset legend={t("pools.rules")}>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          {TERMS.map((name) => (
            <NumberInput
              key={name}
              label={t(`pools.${name}`)}
              placeholder={t("pools.never")}
              min={1}
              value={form.values.rules[name] ?? ""}
              onChange={(value) => form.setFieldValue(`rules.${name}`, orNull(value))}
            />
          ))}
        </SimpleGrid>
        {form.values.kind === "company" && <PoolTiers form={form} />}
        <Stack mt="sm" gap="xs">
          {CHECKS.map((name) => (
            <Checkbox
              key={name}
              label={t(`pools.${name}`)}
              {...form.getInputProps(`rules.${name}`, { type: "checkbox" })}
            />
          ))}
        </Stack>
      </Fieldset>
    </>
  );
}
