import type { OwnField } from "@/api/fields";

/** What can be chosen; what is out of use only where it was chosen. */
export function useChoices(field: OwnField, value: unknown) {
  const chosen = Array.isArray(value) ? value : [value];
  const choices = field.choices
    .filter(({ id, is_archived }) => !is_archived || chosen.includes(id))
    .map(({ id, name }) => ({ value: id, label: name }));
  return { choices };
}
