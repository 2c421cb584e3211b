import { Alert, List } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { type Enrolled, useEnrol } from "@/api/sequences";
import { Dialog } from "@/ui/dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { tell } from "@/ui/toasts";

import { EnrolChoice } from "./enrol-choice";

type Props = { person_ids?: string[]; lead_ids?: string[]; onClose: () => void };

/** Choose a sequence and the mailbox it writes from; who cannot go in is told with the reason. */
export function EnrolDialog({ person_ids = [], lead_ids = [], onClose }: Props) {
  const { t } = useTranslation("sequences");
  const count = person_ids.length + lead_ids.length;
  return (
    <Dialog opened onClose={onClose} title={t("enrol.title", { count })}>
      <Form person_ids={person_ids} lead_ids={lead_ids} onClose={onClose} />
    </Dialog>
  );
}

function Form({ person_ids, lead_ids, onClose }: Required<Props>) {
  const { t } = useTranslation("sequences");
  const enrol = useEnrol();
  const start = ({ sequence_id: id, mailbox_id }: Schema["BulkEnrolIn"]) =>
    enrol.mutate(
      { id, body: { mailbox_id, person_ids, lead_ids } },
      {
        onSuccess: ({ enrolled, refused }) => {
          if (enrolled > 0) tell(t("told.enrolled", { count: enrolled }));
          if (refused.length === 0) onClose();
        },
      },
    );
  return (
    <EnrolChoice
      onStart={start}
      onClose={onClose}
      isBusy={enrol.isPending}
      isOver={Boolean(enrol.data)}
    >
      <ProblemAlert error={enrol.error} />
      {enrol.data && enrol.data.refused.length > 0 && <Refused refused={enrol.data.refused} />}
    </EnrolChoice>
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
