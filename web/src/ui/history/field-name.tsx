import { useTranslation } from "react-i18next";

import { OWN, type OwnKind } from "@/api/fields";
import { useOwnField } from "@/ui/own/use-field-words";

type Props = { kind: OwnKind | undefined; field: string };

/** What a field of the API is called on screen; one we do not know yet keeps its own name. */
export function FieldName({ kind, field }: Props) {
  const own = useOwnField(kind, field);
  const name = useFieldName();
  return own?.name ?? name(field);
}

export function useFieldName() {
  const { t } = useTranslation("history");
  return (field: string) => t(`field.${field}`, { defaultValue: field.replace(OWN, "") });
}
