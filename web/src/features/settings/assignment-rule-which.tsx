import { Fieldset, MultiSelect, SimpleGrid, Stack, TagsInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { sourcesQuery } from "@/api/lookups";
import { NumberField } from "@/ui/number-field";

import type { RuleForm } from "./assignment-rules";
import { campaignsQuery } from "./leads-queries";

type Props = { form: UseFormReturnType<RuleForm> };

/** Which records the rule is for; only what its kind of record has is asked. */
export function AssignmentRuleWhich({ form }: Props) {
  const { t } = useTranslation("assignment");
  const sources = useSuspenseQuery(sourcesQuery()).data;
  const campaigns = useSuspenseQuery(campaignsQuery()).data;
  const isLead = form.values.kind === "lead";
  const choices = (words: { id: string; name: string }[]) =>
    words.map(({ id, name }) => ({ value: id, label: name }));
  const amount = (name: "least_value" | "most_value", label: string) => (
    <NumberField
      label={label}
      value={form.values[name] ?? ""}
      onChange={(value) => form.setFieldValue(name, String(value))}
      thousandSeparator=","
      decimalScale={2}
      min={0}
      hideControls
    />
  );
  return (
    <Fieldset legend={t("which")}>
      <Stack gap="sm">
        {isLead && (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <MultiSelect
              label={t("sources")}
              searchable
              data={choices(sources)}
              {...form.getInputProps("source_ids")}
            />
            <MultiSelect
              label={t("campaigns")}
              searchable
              data={choices(campaigns)}
              {...form.getInputProps("campaign_ids")}
            />
            {amount("least_value", t("least"))}
            {amount("most_value", t("most"))}
          </SimpleGrid>
        )}
        <TagsInput
          label={t("countries")}
          description={t("countriesHint")}
          {...form.getInputProps("countries")}
        />
        <TagsInput
          label={t("places")}
          description={t("placesHint")}
          {...form.getInputProps("places")}
        />
        {!isLead && <TagsInput label={t("industries")} {...form.getInputProps("industries")} />}
      </Stack>
    </Fieldset>
  );
}
