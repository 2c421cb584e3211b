import { Button, Text } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { FieldName } from "@/ui/history/field-name";
import { FieldText } from "@/ui/history/field-text";
import { RowLink } from "@/ui/row-link";

import classes from "./changes.module.css";
import { type Kind, type Line, linesQuery } from "./queries";

/** Record by record what a change did, with every field before and after. */
export function ChangeLines({ operation }: { operation: string }) {
  const { t } = useTranslation("changes");
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    linesQuery(operation),
  );
  const lines = data.pages.flatMap((page) => page.items);
  return (
    <>
      <ul className={classes.lines}>
        {lines.map((line) => (
          <ChangedRecord key={line.line} line={line} />
        ))}
      </ul>
      {hasNextPage && (
        <Button
          size="compact-xs"
          variant="subtle"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </>
  );
}

function ChangedRecord({ line }: { line: Line }) {
  const { t } = useTranslation("changes");
  const open = useOpenRecord();
  const { name, record_id, title, changes } = line;
  const kind = line.kind as Kind;
  const own = kind === "note" || kind === "target" ? undefined : kind;
  const verb = name.split(".")[1] ?? "";
  const what = useWhat(kind, title);
  return (
    <li>
      {changes.length === 0 && t(`did.${verb}`, { what, defaultValue: t("did.changed", { what }) })}
      {changes.length > 0 && own && <RowLink onOpen={() => open(own, record_id)}>{title}</RowLink>}
      {changes.map(({ field, from, to, from_name, to_name }) => (
        <Text key={field} size="xs" c="dimmed">
          <FieldName kind={own} field={field} />
          {t("colon")}
          <FieldText kind={own} field={field} value={from} name={from_name} /> →{" "}
          <FieldText kind={own} field={field} value={to} name={to_name} />
        </Text>
      ))}
    </li>
  );
}

function useWhat(kind: Kind, title: string) {
  const { t } = useTranslation("changes");
  if (kind === "target") return title ? t("targetsOf", { name: title }) : t("targetsOfAll");
  return title ? t("quoted", { title }) : t("note");
}
