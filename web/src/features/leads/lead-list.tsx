import { useTranslation } from "react-i18next";

import type { Selection } from "@/ui/bulk/use-selection";

import { LeadRow } from "./lead-row";
import classes from "./leads.module.css";
import type { Lead } from "./queries";

const NEAR_THE_END = 240;

type Props = {
  leads: Lead[];
  atId: string | undefined;
  selection: Selection | undefined;
  onChoose: (lead: Lead) => void;
  onEnd: () => void;
};

export function LeadList({ leads, atId, selection, onChoose, onEnd }: Props) {
  const { t } = useTranslation("leads");
  const order = leads.map(({ id }) => id);
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
          selection={selection}
          order={order}
          onChoose={onChoose}
        />
      ))}
    </ol>
  );
}
