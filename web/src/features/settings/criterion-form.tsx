import { Button, Fieldset, Group, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";

import { CriterionParams } from "./criterion-params";
import type { Stage } from "./pipeline-queries";
import {
  criterionKindsQuery,
  type SetCriterion,
  useAddCriterion,
  useSaveCriterion,
} from "./stage-queries";

export type Asked = Schema["CriterionParams"];
type Props = { stage: Stage; criterion?: SetCriterion; onClose?: () => void };

/** One thing more to ask for, or one that is asked already: what exactly, and in which words. */
export function CriterionForm({ stage, criterion, onClose }: Props) {
  const { t } = useTranslation("settings");
  const kinds = useQuery(criterionKindsQuery()).data ?? [];
  const add = useAddCriterion(stage.id);
  const save = useSaveCriterion({ isQuiet: true });
  const form = useForm({
    initialValues: {
      kind: criterion?.kind ?? "field",
      params: criterion?.params ?? ({ field: "value" } as Asked),
      label_zh: criterion?.label_zh ?? "",
      label_en: criterion?.label_en ?? "",
    },
  });
  const { kind, params } = form.values;
  const takes = kinds.find(({ name }) => name === kind)?.takes ?? [];
  const error = add.error ?? save.error;
  const send = ({ kind, ...change }: typeof form.values) => {
    if (criterion) save.mutate({ ...criterion, change }, { onSuccess: onClose });
    else add.mutate({ kind, ...change });
  };
  const label = (name: "label_zh" | "label_en") => (
    <TextInput
      label={t(`criterion.${name}`)}
      placeholder={kind === "condition" ? t("criterion.inWords") : t("criterion.itself")}
      maxLength={200}
      {...form.getInputProps(name)}
      error={fieldError(error, name)}
    />
  );
  return (
    <Fieldset legend={criterion ? t("criterion.edit") : t("criterion.new")}>
      <form onSubmit={form.onSubmit(send)}>
        <Stack gap="sm">
          <ProblemAlert error={error} fields={["label_en", "label_zh"]} />
          <Select
            label={t("criterion.kind")}
            data={kinds.map(({ name }) => ({
              value: name,
              label: t(`criterion.kinds.${name}`, { defaultValue: name }),
            }))}
            allowDeselect={false}
            disabled={criterion !== undefined}
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
            {label("label_zh")}
            {label("label_en")}
          </Group>
          <Group justify="end">
            {onClose && (
              <Button variant="default" onClick={onClose}>
                {t("cancel")}
              </Button>
            )}
            <Button
              type="submit"
              loading={add.isPending || save.isPending}
              disabled={takes.includes("filter") && !params.filter}
            >
              {criterion ? t("save") : t("criterion.add")}
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
