import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { mailboxesQuery } from "@/api/mail";
import { useMe } from "@/api/me";
import { sequencesQuery } from "@/api/sequences";
import { Boundary } from "@/ui/boundary";
import { FormSkeleton } from "@/ui/skeletons";

type Props = {
  onStart: (wish: Schema["BulkEnrolIn"]) => void;
  onClose: () => void;
  isBusy?: boolean;
  /** It was started, and there is more to read. */
  isOver?: boolean;
  children?: ReactNode;
};

/** Choose a sequence, and the mailbox of one's own it writes from. */
export function EnrolChoice(props: Props) {
  return (
    <Boundary loading={<FormSkeleton fields={2} />}>
      <Choice {...props} />
    </Boundary>
  );
}

function Choice({ onStart, onClose, isBusy, isOver, children }: Props) {
  const { t } = useTranslation("sequences");
  const me = useMe();
  const sequences = useSuspenseQuery(sequencesQuery()).data;
  const boxes = useSuspenseQuery(mailboxesQuery()).data.filter(
    (one) => one.member_id === me.member.id,
  );
  const [sequence, setSequence] = useState<string | null>(null);
  const [mailbox, setMailbox] = useState<string | null>(null);
  const from = mailbox ?? boxes[0]?.id ?? null;
  if (!from) return <Text size="sm">{t("enrol.noMailbox")}</Text>;
  return (
    <Stack gap="md">
      <Select
        label={t("enrol.sequence")}
        searchable
        data-autofocus
        nothingFoundMessage={t("none")}
        data={sequences.map(({ id, name }) => ({ value: id, label: name }))}
        value={sequence}
        onChange={setSequence}
      />
      {boxes.length > 1 && (
        <Select
          label={t("enrol.mailbox")}
          allowDeselect={false}
          data={boxes.map(({ id, address }) => ({ value: id, label: address }))}
          value={from}
          onChange={setMailbox}
        />
      )}
      {children}
      <Text size="xs" c="dimmed">
        {t("enrol.hint")}
      </Text>
      <Group justify="end">
        <Button variant="default" onClick={onClose}>
          {isOver ? t("enrol.close") : t("enrol.cancel")}
        </Button>
        {!isOver && (
          <Button
            disabled={!sequence}
            loading={isBusy ?? false}
            onClick={() => sequence && onStart({ sequence_id: sequence, mailbox_id: from })}
          >
            {t("enrol.start")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
