import { Button, Fieldset, Group, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { ProblemAlert } from "@/ui/problem-alert";

import { CriterionParams } from "./criterion-params";
import type { Stage } from "./pipeline-queries";
import { criterionKindsQuery, useAddCriterion } from "./stage-queries";

export type Asked = Schema["CriterionParams"];

/** One thing more to ask for: its kind, what exactly, and how strictly. */
export function CriterionForm({ stage }: { stage: Stage }) {
  const { t } = useTranslation("settings");
  const kinds = useQuery(criterionKindsQuery()).data ?? [];
  const add = useAddCriterion(stage.id);
  const form = useForm({
    initialValues: {
      kind: "field",
      params: { field: "value" } as Asked,
      label_zh: "",
      label_en: "",
    },
  });
  const { kind, params } = form.values;
  const takes = kinds.find(({ name }) => name === kind)?.takes ?? [];
  return (
    <Fieldset legend={t("criterion.new")}>
      <form onSubmit={form.onSubmit((body) => add.mutate(body))}>
        <Stack gap="sm">
          <ProblemAlert error={add.error} />
          <Select
            label={t("criterion.kind")}
            data={kinds.map(({ name }) => ({
              value: name,
              label: t(`criterion.kinds.${name}`, { defaultValue: name }),
            }))}
            allowDeselect={false}
            value={kind}
            onChange={(next) =>
              next && form.setValues({ kind: next, params: FIRST[next] ?? ({} as Asked) })
            }
          />
          <CriterionParams
            takes={takes}
            params={params}
            onChange={(next) => form.setFieldValue("params", next)}
          />
          <Group grow>
            <TextInput
              label={t("criterion.label_zh")}
              placeholder={t("criterion.itself")}
              maxLength={200}
              {...form.getInputProps("label_zh")}
            />
            <TextInput
              label={t("criterion.label_en")}
              placeholder={t("criterion.itself")}
              maxLength={200}
              {...form.getInputProps("label_en")}
            />
          </Group>
          <Group justify="end">
            <Button type="submit" loading={add.isPending}>
              {t("criterion.add")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Fieldset>
  );
}

const FIRST: Record<string, Asked> = {
  field: { field: "value" },
  person: { role: "decision_maker" },
  activity: { activity: "call" },
};
