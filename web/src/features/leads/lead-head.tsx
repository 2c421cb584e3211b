import { ActionIcon, Group, Stack, Text, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { usePlace } from "@/lib/place";
import { PoolButton } from "@/ui/pool-button";
import { RecordCircle } from "@/ui/sharing/record-circle";
import { tellWithUndo } from "@/ui/toasts";
import { Day } from "@/ui/when";
import { WriteMail } from "@/ui/write-mail";

import { AnswerClock } from "./answer-clock";
import { Gaps } from "./gaps";
import { useDeleteLead } from "./lead-writes";
import classes from "./leads.module.css";
import type { Lead } from "./queries";
import { nameOf } from "./rules";
import { StateBadge } from "./state-badge";

type Props = { lead: Lead; mayWrite: boolean; onLeave: (() => void) | undefined };

/** Who it is, where they stand, and why. */
export function LeadHead({ lead, mayWrite, onLeave }: Props) {
  const mayDelete = useMay("delete");
  const { t } = useTranslation("leads");
  const navigate = useNavigate();
  const about = [lead.name ? lead.company_name : "", lead.title].filter(Boolean).join(" · ");
  const why = [lead.reason_name, lead.comment].filter(Boolean).join(" · ");
  return (
    <Stack gap={8}>
      <Group justify="space-between" wrap="nowrap" align="start" className={classes.head}>
        <Stack gap={0} miw={0}>
          <h2 className={classes.title}>{nameOf(lead)}</h2>
          {about && <Text c="dimmed">{about}</Text>}
        </Stack>
        {mayWrite && (
          <Group gap={4} wrap="nowrap">
            <PoolButton
              kind="lead"
              record={lead}
              name={nameOf(lead)}
              onGone={onLeave ?? (() => void navigate({ to: "/pools" }))}
            />
            <WriteMail to={lead.email} kind="lead" id={lead.id} />
            {mayDelete && <DeleteLead lead={lead} />}
          </Group>
        )}
      </Group>
      <Group gap={8}>
        <StateBadge state={lead.state} />
        <AnswerClock lead={lead} />
        <Gaps lead={lead} />
        {lead.recycled_until && (
          <Text size="xs" c="dimmed">
            {t("backOn")} <Day day={lead.recycled_until} />
          </Text>
        )}
      </Group>
      <RecordCircle about={{ kind: "lead", id: lead.id }} />
      {why && (
        <Text size="sm" className={classes.why}>
          {why}
        </Text>
      )}
    </Stack>
  );
}

function DeleteLead({ lead }: { lead: Lead }) {
  const { t } = useTranslation("leads");
  const { set } = usePlace();
  const remove = useDeleteLead();
  const perform = () =>
    remove.mutate(lead, {
      onSuccess: (answer) => {
        set({ at: undefined, lead: undefined }, { replace: true });
        tellWithUndo(t("told.deleted", { name: nameOf(lead) }), answer);
      },
    });
  return (
    <Tooltip label={t("delete")}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("delete")}
        loading={remove.isPending}
        onClick={perform}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
