import { Button, Checkbox, Group, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { nameIn } from "@/lib/names";
import { ProblemAlert } from "@/ui/problem-alert";
import { useLocale } from "@/ui/use-locale";

import { type Rule, useSaveRule } from "./assignment-queries";
import { AssignmentRulePeople } from "./assignment-rule-people";
import { AssignmentRuleWhich } from "./assignment-rule-which";
import { bodyOf, formOf } from "./assignment-rules";

type Props = { rule: Rule | undefined; onDone: () => void };

/** Everything about a rule. What was typed stays if the server refuses it. */
export function AssignmentRuleForm({ rule, onDone }: Props) {
  const { t } = useTranslation("assignment");
  const { language } = useLocale();
  const save = useSaveRule(rule);
  const form = useForm({ initialValues: formOf(rule, language) });
  const submit = form.onSubmit((values) => save.mutate(bodyOf(values), { onSuccess: onDone }));
  return (
    <form onSubmit={submit}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            data-autofocus
            label={t("nameZh")}
            maxLength={100}
            {...form.getInputProps("name_zh")}
          />
          <TextInput label={t("nameEn")} maxLength={100} {...form.getInputProps("name_en")} />
        </SimpleGrid>
        <Select
          label={t("kind")}
          disabled={rule !== undefined}
          allowDeselect={false}
          data={(["lead", "company"] as const).map((value) => ({
            value,
            label: t(`kinds.${value}`),
          }))}
          {...form.getInputProps("kind")}
        />
        <AssignmentRuleWhich form={form} />
        <AssignmentRulePeople form={form} />
        <Checkbox
          label={t("use", { name: nameIn(language, form.values) })}
          {...form.getInputProps("is_enabled", { type: "checkbox" })}
        />
        <ProblemAlert error={save.error} />
        <Group justify="end">
          <Button type="submit" loading={save.isPending}>
            {t("settings:save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
