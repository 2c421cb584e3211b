import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { DealLine } from "./deal-line";
import { EvidenceLink } from "./evidence-link";
import classes from "./people.module.css";
import type { MemberSheet, Statement } from "./queries";
import { useStatementWords } from "./use-statement-words";

const FIRST = 3;

export function StatementItem({ sheet, one }: { sheet: MemberSheet; one: Statement }) {
  const { t } = useTranslation("coaching");
  const { sentence, evidence, fact } = useStatementWords(sheet);
  const [isOpen, setOpen] = useState(false);
  const deals = isOpen ? one.deals : one.deals.slice(0, FIRST);
  const rest = one.deals.length - deals.length;
  return (
    <li>
      <p className={classes.sentence}>{sentence(one)}</p>
      <p className={classes.evidence}>
        {evidence(one)}
        <EvidenceLink sheet={sheet} one={one} />
      </p>
      {deals.length > 0 && (
        <ul className={classes.deals}>
          {deals.map((deal) => (
            <DealLine key={deal.deal_id} deal={deal}>
              {fact(one.says, deal)}
            </DealLine>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
          {t("moreDeals", { count: rest })}
        </Button>
      )}
    </li>
  );
}
