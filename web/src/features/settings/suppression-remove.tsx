import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";

import { type Suppression, useRemoveSuppression } from "./suppression-queries";

type Props = { one: Suppression | undefined; onDone: () => void };

/** Take an address off the list; nobody does so without saying why. */
export function SuppressionRemove({ one, onDone }: Props) {
  const { t } = useTranslation("leaving");
  const address = one?.address ?? "";
  return (
    <Dialog opened={!!one} onClose={onDone} title={t("list.removeTitle", { address })}>
      {one && <Reason key={one.id} one={one} onDone={onDone} />}
    </Dialog>
  );
}

function Reason({ one, onDone }: { one: Suppression; onDone: () => void }) {
  const { t } = useTranslation("leaving");
  const [why, setWhy] = useState("");
  const remove = useRemoveSuppression();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        remove.mutate({ id: one.id, why }, { onSuccess: onDone });
      }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t("list.removeLead")}
        </Text>
        <ProblemAlert error={remove.error} fields={["why"]} />
        <TextInput
          label={t("list.why")}
          placeholder={t("list.whyHint")}
          maxLength={500}
          data-autofocus
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          error={fieldError(remove.error, "why")}
        />
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            {t("list.cancel")}
          </Button>
          <Button type="submit" color="red" loading={remove.isPending} disabled={!why.trim()}>
            {t("list.remove")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
