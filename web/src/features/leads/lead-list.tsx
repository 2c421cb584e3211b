import { useTranslation } from "react-i18next";

import { LeadRow } from "./lead-row";
import classes from "./leads.module.css";
import type { Lead } from "./queries";

const NEAR_THE_END = 240;

type Props = {
  leads: Lead[];
  atId: string | undefined;
  checked: string[];
  onCheck: ((lead: Lead) => void) | undefined;
  onChoose: (lead: Lead) => void;
  onEnd: () => void;
};

export function LeadList({ leads, atId, checked, onCheck, onChoose, onEnd }: Props) {
  const { t } = useTranslation("leads");
  return (
    <ol
      className={classes.list}
      aria-label={t("title")}
      onScroll={({ currentTarget: list }) => {
        if (list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_THE_END) onEnd();
      }}
    >
      {leads.map((lead) => (
        <LeadRow
          key={lead.id}
          lead={lead}
          isAt={lead.id === atId}
          isChecked={checked.includes(lead.id)}
          onCheck={onCheck}
          onChoose={onChoose}
        />
      ))}
    </ol>
  );
}
