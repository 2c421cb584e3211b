import { Alert, Button, Group, List, Select, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { mailboxesQuery } from "@/api/mail";
import { useMe } from "@/api/me";
import { type Enrolled, sequencesQuery, useEnrol } from "@/api/sequences";
import { Boundary } from "@/ui/boundary";
import { Dialog } from "@/ui/dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { FormSkeleton } from "@/ui/skeletons";
import { tell } from "@/ui/toasts";

type Props = { person_ids?: string[]; lead_ids?: string[]; onClose: () => void };

/** Choose a sequence and the mailbox it writes from; who cannot go in is told with the reason. */
export function EnrolDialog({ person_ids = [], lead_ids = [], onClose }: Props) {
  const { t } = useTranslation("sequences");
  const count = person_ids.length + lead_ids.length;
  return (
    <Dialog opened onClose={onClose} title={t("enrol.title", { count })}>
      <Boundary loading={<FormSkeleton fields={2} />}>
        <Form person_ids={person_ids} lead_ids={lead_ids} onClose={onClose} />
      </Boundary>
    </Dialog>
  );
}

function Form({ person_ids, lead_ids, onClose }: Required<Props>) {
  const { t } = useTranslation("sequences");
  const me = useMe();
  const sequences = useSuspenseQuery(sequencesQuery()).data;
  const boxes = useSuspenseQuery(mailboxesQuery()).data.filter(
    (one) => one.member_id === me.member.id,
  );
  const [sequence, setSequence] = useState<string | null>(null);
  const [mailbox, setMailbox] = useState<string | null>(null);
  const from = mailbox ?? boxes[0]?.id ?? null;
  const enrol = useEnrol();
  const start = () => {
    if (!sequence || !from) return;
    const body = { mailbox_id: from, person_ids, lead_ids };
    enrol.mutate(
      { id: sequence, body },
      {
        onSuccess: ({ enrolled, refused }) => {
          if (enrolled > 0) tell(t("told.enrolled", { count: enrolled }));
          if (refused.length === 0) onClose();
        },
      },
    );
  };
  if (boxes.length === 0) return <Text size="sm">{t("enrol.noMailbox")}</Text>;
  return (
    <Stack gap="md">
      <ProblemAlert error={enrol.error} />
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
      {enrol.data && enrol.data.refused.length > 0 && <Refused refused={enrol.data.refused} />}
      <Text size="xs" c="dimmed">
        {t("enrol.hint")}
      </Text>
      <Group justify="end">
        <Button variant="default" onClick={onClose}>
          {enrol.data ? t("enrol.close") : t("enrol.cancel")}
        </Button>
        {!enrol.data && (
          <Button disabled={!sequence} loading={enrol.isPending} onClick={start}>
            {t("enrol.start")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Refused({ refused }: Pick<Enrolled, "refused">) {
  const { t } = useTranslation("sequences");
  const reasons = [...new Set(refused.map(({ reason }) => reason))];
  return (
    <Alert color="yellow" icon={<IconAlertTriangle />} title={t("enrol.notAll")}>
      <List size="sm">
        {reasons.map((reason) => (
          <List.Item key={reason}>
            {t(`refusal.${reason}`, {
              count: refused.filter((one) => one.reason === reason).length,
            })}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
