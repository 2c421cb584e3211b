import { Button, Group, Text } from "@mantine/core";
import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconPlayerPlay,
  IconRotateClockwise,
  IconUserShare,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { Kbd } from "@/ui/kbd";
import { RowLink } from "@/ui/row-link";

import type { Lead } from "./queries";
import { type Act, actsOf } from "./rules";
import { useLeadHands } from "./use-lead-hands";

const LOOK: Record<Act, { icon: typeof IconCircleX; keys: string; variant: string }> = {
  qualify: { icon: IconCircleCheck, keys: "q", variant: "filled" },
  work: { icon: IconPlayerPlay, keys: "w", variant: "default" },
  reopen: { icon: IconArrowBackUp, keys: "o", variant: "default" },
  disqualify: { icon: IconCircleX, keys: "d", variant: "default" },
  recycle: { icon: IconRotateClockwise, keys: "r", variant: "default" },
  assign: { icon: IconUserShare, keys: "a", variant: "default" },
};

type Props = { lead: Lead; onLeave: (() => void) | undefined };

/** What can be done with the lead: each a button with its key; or what it has become. */
export function LeadActs({ lead, onLeave }: Props) {
  const { t } = useTranslation("leads");
  const { start } = useLeadHands(onLeave);
  if (lead.state === "qualified") return <Become lead={lead} />;
  return (
    <Group gap={8} role="group" aria-label={t("acts")}>
      {actsOf(lead.state).map((act) => {
        const { icon: Icon, keys, variant } = LOOK[act];
        return (
          <Button
            key={act}
            size="xs"
            variant={variant}
            leftSection={<Icon size={15} stroke={1.8} />}
            rightSection={onLeave && <Kbd keys={keys} />}
            aria-keyshortcuts={keys}
            onClick={() => start(lead, act)}
          >
            {t(`act.${act}`)}
          </Button>
        );
      })}
    </Group>
  );
}

function Become({ lead }: { lead: Lead }) {
  const { t } = useTranslation("leads");
  const open = useOpenRecord();
  const { deal_id: deal, company_id: company, person_id: person } = lead;
  return (
    <Group gap={12}>
      <Text size="sm" c="dimmed">
        {t("became")}
      </Text>
      {deal && <RowLink onOpen={() => open("deal", deal)}>{lead.deal_title}</RowLink>}
      {company && (
        <RowLink onOpen={() => open("company", company)}>{lead.linked_company_name}</RowLink>
      )}
      {person && <RowLink onOpen={() => open("person", person)}>{lead.person_name}</RowLink>}
    </Group>
  );
}
