import { Checkbox, Fieldset, MultiSelect, Select, Stack, TagsInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { membersQuery, poolsQuery, teamsQuery } from "@/api/lookups";
import { nameIn } from "@/lib/names";
import { useLocale } from "@/ui/use-locale";
import { assigneesQuery } from "./assignment-queries";
import type { RuleForm } from "./assignment-rules";

type Props = { form: UseFormReturnType<RuleForm> };

const WAYS = ["round_robin", "least_loaded"] as const;
const HOURS = ["ignored", "wait", "anybody"] as const;

/** Among whom one is chosen and how, and what happens when there is nobody. */
export function AssignmentRulePeople({ form }: Props) {
  const { t } = useTranslation("assignment");
  const { language } = useLocale();
  const members = useSuspenseQuery(membersQuery()).data.filter(({ is_active }) => is_active);
  const teams = useSuspenseQuery(teamsQuery()).data;
  const pools = useSuspenseQuery(poolsQuery()).data;
  const known = useSuspenseQuery(assigneesQuery()).data.flatMap(({ skills }) => skills);
  const choices = (words: { id: string; name: string }[]) =>
    words.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Fieldset legend={t("who")}>
      <Stack gap="sm">
        <MultiSelect
          label={t("members")}
          searchable
          data={choices(members)}
          {...form.getInputProps("member_ids")}
        />
        <MultiSelect
          label={t("teams")}
          searchable
          data={choices(teams)}
          {...form.getInputProps("team_ids")}
        />
        <Select
          label={t("way")}
          allowDeselect={false}
          data={WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))}
          {...form.getInputProps("way")}
        />
        <TagsInput
          label={t("skills")}
          description={t("skillsHint")}
          data={[...new Set(known)]}
          {...form.getInputProps("skills")}
        />
        <Checkbox
          label={t("territory")}
          {...form.getInputProps("by_territory", { type: "checkbox" })}
        />
        <Select
          label={t("hours")}
          allowDeselect={false}
          data={HOURS.map((value) => ({ value, label: t(`hoursOf.${value}`) }))}
          {...form.getInputProps("hours")}
        />
        <Select
          label={t("pool")}
          placeholder={t("noPool")}
          clearable
          data={pools
            .filter(({ kind }) => kind === form.values.kind)
            .map((pool) => ({ value: pool.id, label: nameIn(language, pool) }))}
          {...form.getInputProps("pool_id")}
        />
      </Stack>
    </Fieldset>
  );
}
