import { Alert, List } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconCopy } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, type Schema, unwrap } from "@/api/client";
import { useOpenRecord } from "@/lib/place";

import { RowLink } from "./row-link";

type Draft = Omit<Schema["DraftIn"], "channels"> & { channels?: Schema["DraftChannel"][] };
type Props = { kind: "company" | "person"; draft: Draft; onOpen: () => void };

/** Who is there already and may be the one that is being typed. */
export function DuplicateHints({ kind, draft, onOpen }: Props) {
  const { t } = useTranslation("duplicates");
  const open = useOpenRecord();
  const [typed] = useDebouncedValue(JSON.stringify(draft), 300);
  const { data } = useQuery({
    queryKey: ["duplicates", kind, "hints", typed],
    queryFn: ({ signal }) =>
      unwrap(
        api.POST("/api/v1/duplicates/{kind}/hints", {
          params: { path: { kind } },
          body: JSON.parse(typed) as Schema["DraftIn"],
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    meta: { quiet: true },
  });
  if (!data || (data.items.length === 0 && !data.is_held)) return null;
  const isNameless = data.is_held && data.held_by.length === 0;
  return (
    <Alert
      role="status"
      variant="light"
      icon={<IconCopy size={18} aria-hidden />}
      title={t("hint.title")}
    >
      <List size="sm" listStyleType="none">
        {data.items.map((hint) => (
          <List.Item key={hint.id}>
            <RowLink
              onOpen={() => {
                onOpen();
                open(kind, hint.id);
              }}
            >
              {hint.name}
            </RowLink>{" "}
            · {hint.owner_name ?? t("nobody")} ·{" "}
            {hint.reasons.map((reason) => t(`reason.${reason}`)).join(t("comma"))}
          </List.Item>
        ))}
        {data.held_by.map((name) => (
          <List.Item key={name}>{t("hint.held", { name })}</List.Item>
        ))}
        {isNameless && <List.Item>{t("hint.heldBySomebody")}</List.Item>}
      </List>
    </Alert>
  );
}
