import { useTranslation } from "react-i18next";

/** What the fields of templates are called; one that nobody knows any more by its own name. */
export function useMailFieldWords() {
  const { t } = useTranslation("templates");
  return (field: string): string => {
    const key = field.replace(".", "_");
    return t(`field.${key}`, { defaultValue: field });
  };
}
