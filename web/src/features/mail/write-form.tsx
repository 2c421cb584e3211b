import { Button, Group, Stack } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import { Composer } from "./composer";
import { ConnectButton } from "./connect-button";
import { OutgoingState } from "./outgoing-state";
import { oneOutgoingQuery } from "./queries";
import { resumed, useStart } from "./use-start";
import { useTakeBack } from "./writes";

type Props = {
  outgoingId: string;
  to: string | undefined;
  /** The record it is about: `deal.` and its id. */
  about?: string | undefined;
  onDone: () => void;
};

/** What the dialog of the shell shows: a new letter, or one that was begun before. */
export function WriteForm({ outgoingId, to, about, onDone }: Props) {
  if (outgoingId === "new") return <NewLetter to={to} about={about} onDone={onDone} />;
  return <BegunLetter key={outgoingId} outgoingId={outgoingId} onDone={onDone} />;
}

function NewLetter({ to, about, onDone }: Omit<Props, "outgoingId">) {
  const { t } = useTranslation("mail");
  const { mailboxes, fresh } = useStart();
  const [start] = useState(() => fresh(to, about));
  if (mailboxes.length > 0) return <Composer start={start} onDone={onDone} />;
  return (
    <EmptyState icon={<IconMail size={28} stroke={1.4} aria-hidden />} action={<ConnectButton />}>
      {t("noMailbox")}
    </EmptyState>
  );
}

function BegunLetter({ outgoingId, onDone }: Omit<Props, "to" | "about">) {
  const { t } = useTranslation("mail");
  const one = useSuspenseQuery(oneOutgoingQuery(outgoingId)).data;
  const takeBack = useTakeBack();
  // Once it is being written it stays so, whatever becomes of it elsewhere: its version is asked for.
  const [isOpen, setOpen] = useState(one.state === "draft" || one.state === "failed");
  if (isOpen) return <Composer start={resumed(one)} onDone={onDone} />;
  return (
    <Stack gap="md">
      <OutgoingState one={one} />
      {one.state === "queued" && (
        <Group>
          <Button
            loading={takeBack.isPending}
            onClick={() => takeBack.mutate(one.id, { onSuccess: () => setOpen(true) })}
          >
            {t("takeBack")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
