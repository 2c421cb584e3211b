import { Checkbox, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Avatar } from "@/ui/avatar";
import { Day, When } from "@/ui/when";

import { AnswerClock } from "./answer-clock";
import { Gaps } from "./gaps";
import classes from "./leads.module.css";
import type { Lead } from "./queries";
import { nameOf } from "./rules";

type Props = {
  lead: Lead;
  isAt: boolean;
  isChecked: boolean;
  onCheck: ((lead: Lead) => void) | undefined;
  onChoose: (lead: Lead) => void;
};

/** One lead of the inbox: who, about what, from where, and how long they have been waiting. */
export function LeadRow({ lead, isAt, isChecked, onCheck, onChoose }: Props) {
  const { t } = useTranslation("leads");
  const about = [lead.name ? lead.company_name : "", lead.title].filter(Boolean).join(" · ");
  return (
    <li className={classes.item} data-at={isAt || undefined}>
      {onCheck && (
        <Checkbox
          size="xs"
          className={classes.check}
          aria-label={t("choose", { name: nameOf(lead) })}
          checked={isChecked}
          onChange={() => onCheck(lead)}
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
          <span className={classes.name}>{nameOf(lead)}</span>
          <span className={classes.when}>
            <When at={lead.created_at} />
          </span>
        </span>
        <span className={classes.about}>{about || lead.email || lead.phone}</span>
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
