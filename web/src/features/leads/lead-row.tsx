import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Avatar } from "@/ui/avatar";
import { TickBox } from "@/ui/bulk/tick";
import type { Selection } from "@/ui/bulk/use-selection";
import { SharedMark } from "@/ui/sharing/shared-mark";
import { Day, When } from "@/ui/when";
import { AnswerClock } from "./answer-clock";
import { Gaps } from "./gaps";
import classes from "./leads.module.css";
import type { Lead } from "./queries";
import { aboutOf, nameOf } from "./rules";

type Props = {
  lead: Lead;
  isAt: boolean;
  selection: Selection | undefined;
  order: string[];
  onChoose: (lead: Lead) => void;
};

/** One lead of the inbox: who, about what, from where, and how long they have been waiting. */
export function LeadRow({ lead, isAt, selection, order, onChoose }: Props) {
  const { t } = useTranslation("leads");
  return (
    <li className={classes.item} data-at={isAt || undefined}>
      {selection && (
        <TickBox
          className={classes.check}
          selection={selection}
          id={lead.id}
          name={nameOf(lead)}
          order={order}
        />
      )}
      <UnstyledButton
        className={classes.row}
        aria-current={isAt || undefined}
        onClick={() => onChoose(lead)}
        ref={(row) => {
          if (isAt) row?.scrollIntoView({ block: "nearest" });
        }}
      >
        <span className={classes.line}>
          <span className={classes.name}>
            {nameOf(lead)} <SharedMark isShared={lead.is_shared} />
          </span>
          <span className={classes.when}>
            <When at={lead.created_at} />
          </span>
        </span>
        <span className={classes.about}>{aboutOf(lead)}</span>
        <span className={classes.line}>
          <span className={classes.marks}>
            <AnswerClock lead={lead} />
            {lead.recycled_until && (
              <span className={classes.meta}>
                {t("backOn")} <Day day={lead.recycled_until} />
              </span>
            )}
            <Gaps lead={lead} />
            {lead.source_name && <span className={classes.meta}>{lead.source_name}</span>}
          </span>
          {lead.owner_name ? (
            <Avatar name={lead.owner_name} size={20} />
          ) : (
            <span className={classes.meta}>{t("nobody")}</span>
          )}
        </span>
      </UnstyledButton>
    </li>
  );
}
