import { useTranslation } from "react-i18next";

/** What a field of the API is called on screen; one we do not know yet keeps its own name. */
export function FieldName({ field }: { field: string }) {
  return useFieldName()(field);
}

export function useFieldName() {
  const { t } = useTranslation("history");
  return (field: string) => t(`field.${field}`, { defaultValue: field.replace("custom.", "") });
}
