import { useQueries, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { OWN, ownFieldsQuery } from "@/api/fields";
import {
  type Choice,
  type Condition,
  type FilterField,
  fieldChoicesQuery,
  filterFieldsQuery,
  type Kind,
  type Op,
  recordNameQuery,
} from "@/api/filters";
import { membersQuery } from "@/api/lookups";
import { formatMoney, formatNumber } from "@/lib/money";
import { formatDay } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import { asKey, controlOf, isDated, rollingOf, valuesOf } from "./rules";

const ASKERS = ["me", "my team"];

/** What fields are called, and how they are asked, in words. */
export function useFieldWords(kind: Kind) {
  const { t } = useTranslation("filters");
  const fields = useQuery(filterFieldsQuery(kind)).data ?? [];
  const own = useQuery(ownFieldsQuery(kind)).data;
  const nameOf = (name: string) =>
    own?.find(({ key }) => `custom.${key}` === name)?.name ??
    t(`of.${kind}.${name}`, { defaultValue: t(`field.${name}`, { defaultValue: name }) });
  const opOf = (field: FilterField | undefined, op: Op) =>
    field && isDated(field) ? t(`dayOp.${op}`, { defaultValue: t(`op.${op}`) }) : t(`op.${op}`);
  return {
    fields,
    nameOf,
    opOf,
    fieldOf: (name: string) => fields.find((one) => one.name === name),
  };
}

/** What can be chosen as the value of a field. */
export function useChoices(kind: Kind, field: FilterField | undefined): Choice[] {
  const { t } = useTranslation("filters");
  const { type, name = "", choices = [] } = field ?? {};
  const isMember = type === "member";
  const listed = useQuery(fieldChoicesQuery(name)).data ?? [];
  const members = useQuery({ ...membersQuery(), enabled: isMember }).data ?? [];
  const own = useQuery({ ...ownFieldsQuery(kind), enabled: name.startsWith(OWN) }).data;
  if (type === "flag") return ["yes", "no"].map((value) => ({ value, label: t(`flag.${value}`) }));
  if (isMember) {
    const people = members.map(({ id, name }) => ({ value: id, label: name }));
    const some = ASKERS.map((value) => ({
      value,
      label: t(`member.${asKey(value)}`),
    }));
    return [...some, ...people];
  }
  if (choices.length > 0) {
    return choices.map((value) => ({
      value,
      label: t(`choice.${name}.${value}`, { defaultValue: value }),
    }));
  }
  const mine = own
    ?.find(({ key }) => `custom.${key}` === name)
    ?.choices.map(({ id, name }) => ({ value: id, label: name }));
  return mine ?? listed;
}

/** A condition as one would say it: what, how, and with what. */
export function useConditionWords(kind: Kind, condition: Condition): string {
  const { t } = useTranslation("filters");
  const place = useLocale();
  const { nameOf, opOf, fieldOf } = useFieldWords(kind);
  const field = fieldOf(condition.field);
  const choices = useChoices(kind, field);
  const values = valuesOf(condition);
  const recordType = field?.type === "company" || field?.type === "person" ? field.type : undefined;
  const records = useQueries({
    queries: recordType ? values.map((id) => recordNameQuery(recordType, id)) : [],
  });
  const wordOf = (value: string, index: number): string => {
    if (!field) return value;
    if (recordType) return records[index]?.data ?? "…";
    const control = controlOf(field, condition.op);
    if (control === "period" || control === "day") return dayWord(value);
    if (control === "number") return numberWord(value);
    return choices.find((choice) => choice.value === value)?.label ?? value;
  };
  const numberWord = (value: string) =>
    field?.type === "money"
      ? formatMoney(value, place.currency, { language: place.language })
      : formatNumber(Number(value), place.language);
  const dayWord = (value: string) => {
    const rolling = rollingOf(value);
    if (rolling) return t(`rolling.${rolling.way}`, { count: rolling.days });
    if (/^\d/.test(value)) return formatDay(value, place);
    return t(`period.${asKey(value)}`);
  };
  const listed = new Intl.ListFormat(place.language, {
    type: condition.op === "has_all" ? "conjunction" : "disjunction",
    style: "short",
  }).format(values.map(wordOf));
  return [nameOf(condition.field), opOf(field, condition.op), listed].filter(Boolean).join(" ");
}
