import { Button, Checkbox, Group, MultiSelect, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { membersQuery, teamsQuery } from "@/api/lookups";
import { ProblemAlert } from "@/ui/problem-alert";
import { PoolNumbers } from "./pool-numbers";
import { type Pool, useSavePool } from "./pool-queries";
import { FIELDS, startOf } from "./pool-rules";

type Props = { pool: Pool | undefined; onDone: () => void };

/** Everything about a pool; its rules of going back hold from tomorrow. */
export function PoolForm({ pool, onDone }: Props) {
  const { t } = useTranslation("settings");
  const save = useSavePool(pool);
  const people = useSuspenseQuery(membersQuery()).data.filter(({ is_active }) => is_active);
  const teams = useSuspenseQuery(teamsQuery()).data;
  const form = useForm({ initialValues: startOf(pool) });
  const named = people.map(({ id, name }) => ({ value: id, label: name }));
  const submit = form.onSubmit(({ members, admins, teams: of, ...body }) => {
    const access = [
      ...admins.map((member_id) => ({ member_id, is_admin: true })),
      ...members.map((member_id) => ({ member_id })),
      ...of.map((team_id) => ({ team_id })),
    ];
    save.mutate({ ...body, access }, { onSuccess: onDone });
  });
  const fields = FIELDS[form.values.kind].map((value) => ({
    value,
    label: t(`pools.field.${value}`),
  }));
  const several = { searchable: true, comboboxProps: { withinPortal: true } };
  return (
    <form onSubmit={submit}>
      <Stack>
        <ProblemAlert error={save.error} />
        <Select
          label={t("pools.kind")}
          disabled={pool !== undefined}
          allowDeselect={false}
          data={(["company", "lead"] as const).map((value) => ({
            value,
            label: t(`pools.kinds.${value}`),
          }))}
          {...form.getInputProps("kind")}
          onChange={(kind) =>
            form.setValues({ kind: kind === "lead" ? "lead" : "company", visible_fields: [] })
          }
        />
        <Group grow>
          <TextInput label={t("pools.nameZh")} {...form.getInputProps("name_zh")} />
          <TextInput label={t("pools.nameEn")} {...form.getInputProps("name_en")} />
        </Group>
        <MultiSelect
          label={t("pools.members")}
          data={named}
          {...several}
          {...form.getInputProps("members")}
        />
        <MultiSelect
          label={t("pools.teams")}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          {...several}
          {...form.getInputProps("teams")}
        />
        <MultiSelect
          label={t("pools.admins")}
          data={named}
          {...several}
          {...form.getInputProps("admins")}
        />
        <MultiSelect
          label={t("pools.shown")}
          data={fields}
          {...form.getInputProps("visible_fields")}
        />
        <PoolNumbers form={form} />
        <Checkbox
          label={t("pools.on")}
          {...form.getInputProps("is_enabled", { type: "checkbox" })}
        />
        <Group justify="end">
          <Button type="submit" loading={save.isPending}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
