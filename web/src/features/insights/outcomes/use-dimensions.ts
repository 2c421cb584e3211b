import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { OWN, ownFieldsQuery } from "@/api/fields";
import { useFieldAccess } from "@/api/me";

const BUILT_IN = ["owner", "team", "source", "stage", "value", "month"] as const;

/** What closed deals can be told apart by: the usual things, and own fields to choose in. */
export function useDimensions() {
  const { t } = useTranslation("process");
  const access = useFieldAccess("deal");
  const fields = useQuery(ownFieldsQuery("deal")).data ?? [];
  return [
    ...BUILT_IN.filter((one) => one !== "value" || !access.hides("value")).map((value) => ({
      value: value as string,
      label: t(`outcomes.by.${value}`),
    })),
    ...fields
      .filter(({ type, key }) => type === "choice" && !access.hides(`${OWN}${key}`))
      .map(({ key, name }) => ({ value: `${OWN}${key}`, label: name })),
  ];
}
