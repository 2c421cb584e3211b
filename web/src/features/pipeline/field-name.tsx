import { useTranslation } from "react-i18next";

import { useOwnField } from "@/ui/own/use-field-words";

/** What a field of the API is called on screen; one we do not know yet keeps its own name. */
export function FieldName({ field }: { field: string }) {
  const { t } = useTranslation("pipeline");
  const own = useOwnField("deal", field);
  return own?.name ?? t(`history.${field}`, { defaultValue: field.replace("custom.", "") });
}
