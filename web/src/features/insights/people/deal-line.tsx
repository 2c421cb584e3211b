import type { ReactNode } from "react";

import { useOpenRecord } from "@/lib/place";

import { useWords } from "../use-words";
import classes from "./people.module.css";
import type { SaidDeal } from "./queries";

/** A deal, what it is worth, and the fact for which it stands here; opens it. */
export function DealLine({ deal, children }: { deal: SaidDeal; children: ReactNode }) {
  const open = useOpenRecord();
  const words = useWords();
  return (
    <li>
      <button type="button" className={classes.deal} onClick={() => open("deal", deal.deal_id)}>
        <span className={classes.title}>
          {deal.title}
          {deal.company_name && <small> · {deal.company_name}</small>}
        </span>
        {deal.value !== null && (
          <span className={classes.value}>{words.money(deal.value, deal.currency)}</span>
        )}
        <span className={classes.fact}>{children}</span>
      </button>
    </li>
  );
}
