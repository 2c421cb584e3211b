import { useTranslation } from "react-i18next";

/** What a field of the API is called on screen; one we do not know yet keeps its own name. */
export function FieldName({ field }: { field: string }) {
  const { t } = useTranslation("pipeline");
  return t(`history.${field}`, { defaultValue: field });
}
