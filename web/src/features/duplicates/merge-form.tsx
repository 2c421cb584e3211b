import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ownFieldsQuery } from "@/api/fields";
import { OwnValue } from "@/ui/own/own-value";
import { tellWithUndo } from "@/ui/toasts";

import { MergeField } from "./merge-field";
import { type Kind, type Merge, previewQuery, useMerge } from "./queries";
import { differing, differingOwn, movedWords } from "./rules";

type Props = { kind: Kind; merge: Merge; onDone: () => void };

export function MergeForm({ kind, merge, onDone }: Props) {
  const { t } = useTranslation("duplicates");
  const preview = useSuspenseQuery(previewQuery(kind, merge)).data;
  const own = useSuspenseQuery(ownFieldsQuery(kind)).data;
  const [fromLoser, setFromLoser] = useState<string[]>(preview.from_loser);
  const mergeThem = useMerge(kind);
  const moves = movedWords(preview.moves).map(({ what, count }) => t(`moves.${what}`, { count }));
  const choose = (field: string, isLoser: boolean) =>
    setFromLoser((before) => [
      ...before.filter((one) => one !== field),
      ...(isLoser ? [field] : []),
    ]);
  // The pair, and with it this form, may be gone from the screen before the answer is here.
  const perform = () =>
    void mergeThem.mutateAsync({ ...merge, from_loser: fromLoser }).then(
      (answer) => {
        onDone();
        tellWithUndo(t("merged", { name: preview.loser.name }), answer);
      },
      () => undefined, // the refusal is told by the query client
    );
  return (
    <Stack gap="md">
      {differing(kind, preview).map((field) => (
        <MergeField
          key={field.name}
          label={t(`field.${field.name}`)}
          values={field.values}
          isLoser={fromLoser.includes(field.name)}
          onChange={(isLoser) => choose(field.name, isLoser)}
        />
      ))}
      {differingOwn(own, preview).map((field) => (
        <MergeField
          key={field.key}
          label={field.name}
          values={[
            <OwnValue key="survivor" field={field} value={preview.survivor.custom[field.key]} />,
            <OwnValue key="loser" field={field} value={preview.loser.custom[field.key]} />,
          ]}
          isLoser={fromLoser.includes(`custom.${field.key}`)}
          onChange={(isLoser) => choose(`custom.${field.key}`, isLoser)}
        />
      ))}
      <Alert variant="light" title={t("moves.title", { name: preview.survivor.name })}>
        <Text size="sm">{moves.length > 0 ? moves.join(" · ") : t("moves.nothing")}</Text>
        <Text size="xs" c="dimmed">
          {t("undoable")}
        </Text>
      </Alert>
      <Group justify="end">
        <Button variant="default" onClick={onDone}>
          {t("cancel")}
        </Button>
        <Button loading={mergeThem.isPending} onClick={perform}>
          {t("merge")}
        </Button>
      </Group>
    </Stack>
  );
}
