import { Checkbox, Group, NumberInput, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { ownFieldsQuery } from "@/api/fields";
import { activityTypesQuery } from "@/api/lookups";
import { STAGES } from "@/api/mail-templates";

import { CriterionFilter } from "./criterion-filter";
import type { Asked } from "./criterion-form";
import { scorecardsQuery } from "./leads-queries";

const FIELDS = ["value", "company_id", "source_id", "expected_close_date", "tags", "competitor"];
const ROLES = ["champion", "decision_maker", "economic_buyer", "user", "blocker", "legal", "other"];
const LETTERS = STAGES.filter((stage) => stage !== "other");
const CONTACTS = ["call", "meeting", "visit", "chat", "email", "sms", "demo"];

type Props = { takes: string[]; params: Asked; onChange: (params: Asked) => void };

/** What exactly is asked for: the fields the chosen kind takes, and no others. */
export function CriterionParams({ takes, params, onChange }: Props) {
  const { t } = useTranslation("settings");
  const set = (change: Record<string, unknown>) => onChange({ ...params, ...change } as Asked);
  return (
    <>
      {takes.includes("field") && <FilledField params={params} set={set} />}
      {takes.includes("filter") && (
        <CriterionFilter value={params.filter ?? ""} onChange={(filter) => set({ filter })} />
      )}
      {takes.includes("role") && (
        <Select
          label={t("criterion.role")}
          data={ROLES.map((value) => ({ value, label: t(`pipeline:role.${value}`) }))}
          allowDeselect={false}
          value={params.role ?? null}
          onChange={(role) => set({ role })}
        />
      )}
      {takes.includes("activity") && <Activity params={params} set={set} />}
      {takes.includes("question_id") && <Question params={params} set={set} />}
      {takes.includes("name_contains") && (
        <TextInput
          label={t("criterion.name")}
          description={t("criterion.nameHint")}
          maxLength={100}
          value={params.name_contains ?? ""}
          onChange={(event) => set({ name_contains: event.currentTarget.value || null })}
        />
      )}
      {takes.includes("mail_stage") && <LetterFor params={params} set={set} />}
      {takes.includes("count") && <HowOften params={params} set={set} />}
      {takes.includes("in_stage") && <OnlySince params={params} set={set} />}
    </>
  );
}

type PartProps = { params: Asked; set: (change: Record<string, unknown>) => void };

function FilledField({ params, set }: PartProps) {
  const { t } = useTranslation("settings");
  const own = useQuery(ownFieldsQuery("deal")).data ?? [];
  const builtIn = FIELDS.map((value) => ({ value, label: t(`criterion.fields.${value}`) }));
  const ours = own.map(({ key, name }) => ({ value: `custom.${key}`, label: name }));
  return (
    <Select
      label={t("criterion.field")}
      data={[...builtIn, ...ours]}
      searchable
      allowDeselect={false}
      value={params.field ?? null}
      onChange={(field) => set({ field })}
    />
  );
}

function Activity({ params, set }: PartProps) {
  const { t } = useTranslation("settings");
  const types = useQuery(activityTypesQuery()).data ?? [];
  const builtIn = CONTACTS.map((value) => ({ value, label: t(`common:write.kinds.${value}`) }));
  const own = types.map(({ id, name }) => ({ value: id, label: name }));
  const isBuiltIn = (value: string | null) => CONTACTS.includes(value ?? "");
  return (
    <Select
      label={t("criterion.activity")}
      data={[...builtIn, ...own]}
      allowDeselect={false}
      value={params.type_id ?? params.activity ?? null}
      onChange={(value) =>
        set(
          isBuiltIn(value)
            ? { activity: value, type_id: null }
            : { activity: null, type_id: value },
        )
      }
    />
  );
}

function Question({ params, set }: PartProps) {
  const { t } = useTranslation("settings");
  const cards = useQuery(scorecardsQuery()).data ?? [];
  const questions = cards.flatMap((card) =>
    card.questions.map(({ id, name }) => ({ value: id, label: `${card.name} · ${name}` })),
  );
  return (
    <Select
      label={t("criterion.question")}
      placeholder={t("criterion.wholeCard")}
      clearable
      data={questions}
      value={params.question_id ?? null}
      onChange={(question_id) => set({ question_id })}
    />
  );
}

function HowOften({ params, set }: PartProps) {
  const { t } = useTranslation("settings");
  const number = (value: number | string) => (typeof value === "number" ? value : null);
  return (
    <Group grow align="end">
      <NumberInput
        label={t("criterion.count")}
        min={1}
        max={50}
        value={params.count ?? 1}
        onChange={(value) => set({ count: number(value) })}
      />
      <NumberInput
        label={t("criterion.days")}
        placeholder={t("criterion.ever")}
        min={1}
        max={365}
        value={params.days ?? ""}
        onChange={(value) => set({ days: number(value) })}
      />
    </Group>
  );
}

/** What a letter has to be for; any letter will do if nothing is chosen. */
function LetterFor({ params, set }: PartProps) {
  const { t } = useTranslation(["settings", "templates"]);
  return (
    <Select
      label={t("criterion.mailStage")}
      placeholder={t("criterion.anyLetter")}
      clearable
      data={LETTERS.map((value) => ({ value, label: t(`templates:stage.${value}`) }))}
      value={params.mail_stage ?? null}
      onChange={(mail_stage) => set({ mail_stage })}
    />
  );
}

function OnlySince({ params, set }: PartProps) {
  const { t } = useTranslation("settings");
  return (
    <Checkbox
      label={t("criterion.inStage")}
      checked={params.in_stage ?? false}
      onChange={(event) => set({ in_stage: event.currentTarget.checked || null })}
    />
  );
}
