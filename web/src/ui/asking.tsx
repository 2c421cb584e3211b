import { Button, Group, Stack, Text } from "@mantine/core";
import { useSyncExternalStore } from "react";

import { askedNow, listen } from "./ask";
import { Dialog } from "./dialog";

/** The question that was asked last, until it is answered. */
export function Asking() {
  const question = useSyncExternalStore(listen, askedNow);
  return (
    <Dialog opened={Boolean(question)} onClose={() => question?.answer()} title={question?.title}>
      <Stack gap="md">
        <Text size="sm">{question?.text}</Text>
        <Group justify="end">
          <Button variant="default" onClick={() => question?.answer(false)}>
            {question?.no}
          </Button>
          <Button data-autofocus onClick={() => question?.answer(true)}>
            {question?.yes}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
