import { Button, Select, SimpleGrid, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { sourcesQuery } from "@/api/lookups";
import { NumberField } from "@/ui/number-field";
import { ProblemAlert } from "@/ui/problem-alert";

import { leadsToTryQuery, useTry } from "./assignment-queries";
import { AssignmentTrial } from "./assignment-trial";
import { Panel } from "./panel";

const EMPTY = {
  record_id: null as string | null,
  text: "",
  country: "",
  source_id: null as string | null,
  value: "" as string | number,
};

/** Which rule a lead would meet and who would be next: one there is, or one that might come. */
export function AssignmentTryPanel() {
  const { t } = useTranslation("assignment");
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed, 200);
  const leads = useQuery(leadsToTryQuery(q)).data ?? [];
  const sources = useQuery(sourcesQuery()).data ?? [];
  const tried = useTry();
  const form = useForm({ initialValues: EMPTY });
  const submit = form.onSubmit(({ value, ...asked }) =>
    tried.mutate({ ...asked, value: value === "" ? null : String(value) }),
  );
  const isFree = form.values.record_id === null;
  return (
    <Panel title={t("tryTitle")} lead={t("tryLead")}>
      <form onSubmit={submit}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t("tryLeadField")}
            searchable
            clearable
            filter={({ options }) => options}
            searchValue={typed}
            onSearchChange={setTyped}
            data={leads.map((lead) => ({
              value: lead.id,
              label: [lead.name, lead.company_name].filter(Boolean).join(" · "),
            }))}
            {...form.getInputProps("record_id")}
          />
          <TextInput label={t("tryText")} disabled={!isFree} {...form.getInputProps("text")} />
          <TextInput
            label={t("tryCountry")}
            disabled={!isFree}
            {...form.getInputProps("country")}
          />
          <Select
            label={t("trySource")}
            clearable
            disabled={!isFree}
            data={sources.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps("source_id")}
          />
          <NumberField
            label={t("tryValue")}
            disabled={!isFree}
            min={0}
            hideControls
            thousandSeparator=","
            value={form.values.value}
            onChange={(value) => form.setFieldValue("value", value)}
          />
        </SimpleGrid>
        <Button type="submit" variant="default" mt="md" loading={tried.isPending}>
          {t("tryIt")}
        </Button>
      </form>
      <ProblemAlert error={tried.error} />
      {tried.data && <AssignmentTrial trial={tried.data} />}
    </Panel>
  );
}
