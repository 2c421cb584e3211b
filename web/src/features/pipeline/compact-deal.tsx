import { Money } from "@/ui/money";

import { ActivityChip } from "./activity-chip";
import classes from "./deals.module.css";
import type { DealRow } from "./rules";

/** A deal in two lines, for the phone. */
export function CompactDeal({ deal }: { deal: DealRow }) {
  return (
    <div className={classes.compact}>
      <div className={classes.line}>
        <span className={classes.title}>{deal.title}</span>
        <span className={classes.value}>
          <Money amount={deal.value} currency={deal.currency} short />
        </span>
      </div>
      <div className={classes.line}>
        <span className={classes.about}>
          {[deal.company_name, deal.stage_name].filter(Boolean).join(" · ")}
        </span>
        <ActivityChip card={deal} />
      </div>
    </div>
  );
}
