import type { Schema } from "@/api/client";
import type { OwnField, OwnKind } from "@/api/fields";

export type OwnType = OwnField["type"];

const TYPES: OwnType[] = [
  "text",
  "long_text",
  "number",
  "money",
  "date",
  "moment",
  "flag",
  "choice",
  "choices",
  "member",
  "person",
  "company",
  "link",
  "formula",
];
const LOST_AS_TEXT: OwnType[] = ["person", "company", "formula"];

/** Into which types a field can be changed: where what is written survives that. */
export function typesAfter(type: OwnType | undefined): OwnType[] {
  if (type === undefined) return TYPES;
  const texts: OwnType[] = LOST_AS_TEXT.includes(type) ? [] : ["text", "long_text"];
  const alike: OwnType[] =
    type === "number" || type === "money"
      ? ["number", "money"]
      : type === "choice"
        ? ["choices"]
        : [];
  return TYPES.filter((one) => one === type || texts.includes(one) || alike.includes(one));
}

export type FieldDraft = Required<Omit<Schema["CustomFieldPatch"], "is_archived">>;

export function draftOf(field: OwnField | undefined): FieldDraft {
  return {
    type: field?.type ?? "text",
    name_zh: field?.name_zh ?? "",
    name_en: field?.name_en ?? "",
    help_zh: field?.help_zh ?? "",
    help_en: field?.help_en ?? "",
    section_zh: field?.section_zh ?? "",
    section_en: field?.section_en ?? "",
    decimals: field?.decimals ?? 0,
    choices: (field?.choices ?? []).map(({ name: _, ...choice }) => choice),
    formula: field?.formula ?? "",
    is_required: field?.is_required ?? false,
    on_card: field?.on_card ?? false,
  };
}

/** Only what fits the type is sent. */
export function sentOf(draft: FieldDraft): FieldDraft {
  const isChoosing = draft.type === "choice" || draft.type === "choices";
  return {
    ...draft,
    choices: isChoosing ? draft.choices.filter(({ name_en, name_zh }) => name_en || name_zh) : [],
    formula: draft.type === "formula" ? draft.formula : "",
  };
}

export function newField(kind: OwnKind, draft: FieldDraft): Schema["CustomFieldIn"] {
  return { kind, ...sentOf(draft) };
}
