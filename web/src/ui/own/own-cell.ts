import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

import type { OwnField, OwnValues } from "@/api/fields";
import { membersQuery } from "@/api/lookups";
import { useMe } from "@/api/me";
import { dayIn } from "@/lib/days";
import type { Reading, SheetCell } from "@/ui/sheet/sheet-rules";

import { idOf, isAmount, isNumber, nameOf, readAmount, withScheme } from "./rules";

type Named = { id: string; name: string };
type Row = { custom: OwnValues };
type Known = { members: Named[]; currency: string; t: TFunction<"fields"> };

const TEXTS = ["text", "long_text"];
const SEPARATORS = /[,，;；、]/;

/** How fields of the workspace's own are copied and, where a text can be read without doubt, edited in a sheet. */
export function useOwnCell(): (field: OwnField) => SheetCell<Row> {
  const { t } = useTranslation("fields");
  const members = useQuery(membersQuery()).data ?? [];
  const { currency } = useMe().workspace;
  return (field) => ownCell(field, { members, currency, t });
}

function ownCell(field: OwnField, known: Known): SheetCell<Row> {
  const { t } = known;
  const held = ({ custom }: Row) => custom[field.key];
  const read = readerOf(field, known);
  return {
    text: (row) => textOf(field, held(row), t),
    value: (row) => plainOf(held(row)),
    ...(read && {
      read: (text: string): Reading => {
        if (text) return read(text);
        return field.is_required ? { refusal: t("needed") } : { value: null };
      },
    }),
    ...optionsOf(field, known),
  };
}

function textOf(field: OwnField, value: unknown, t: Known["t"]): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? t("yes") : t("no");
  if (isAmount(value)) return `${value.amount} ${value.currency}`;
  if (field.choices.length) {
    const ids = Array.isArray(value) ? value : [value];
    return ids.map((id) => field.choices.find((one) => one.id === id)?.name ?? "").join(", ");
  }
  return typeof value === "object" ? nameOf(value) : String(value);
}

/** As it is sent: of a reference the id. */
function plainOf(value: unknown): unknown {
  if (value === undefined) return null;
  return typeof value === "object" && value !== null && "id" in value ? idOf(value) : value;
}

function readerOf(field: OwnField, known: Known): ((text: string) => Reading) | undefined {
  const { t, currency } = known;
  const named = (list: Named[], text: string): Reading => {
    const found = list.find(({ name }) => name.toLowerCase() === text.trim().toLowerCase());
    return found ? { value: found.id } : { refusal: t("unknownName") };
  };
  const or = (value: unknown, refusal: string): Reading =>
    value === undefined ? { refusal } : { value };
  if (TEXTS.includes(field.type)) return (text) => ({ value: text });
  switch (field.type) {
    case "number":
      return (text) => or(isNumber(text, field.decimals) ? text : undefined, t("badNumber"));
    case "money":
      return (text) => or(readAmount(text, currency), t("badAmount"));
    case "date":
      return (text) => or(dayIn(text), t("badDay"));
    case "link":
      return (text) => ({ value: withScheme(text) });
    case "flag":
      return (text) =>
        or(
          { [t("yes").toLowerCase()]: true, [t("no").toLowerCase()]: false }[text.toLowerCase()],
          t("unknownName"),
        );
    case "choice":
      return (text) => named(usable(field), text);
    case "choices":
      return (text) => {
        const said = text.split(SEPARATORS).filter((one) => one.trim());
        const found = said.map((one) => named(usable(field), one));
        const wrong = found.find((one) => "refusal" in one);
        return wrong ?? { value: found.map((one) => "value" in one && one.value) };
      };
    case "member":
      return (text) => named(known.members, text);
    default:
      return undefined;
  }
}

function usable(field: OwnField): Named[] {
  return field.choices.filter(({ is_archived }) => !is_archived);
}

function optionsOf(field: OwnField, { members, t }: Known): Pick<SheetCell<Row>, "options"> {
  if (field.type === "choice") return { options: () => usable(field).map(({ name }) => name) };
  if (field.type === "member") return { options: () => members.map(({ name }) => name) };
  return field.type === "flag" ? { options: () => [t("yes"), t("no")] } : {};
}
