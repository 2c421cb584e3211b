import type { ComponentProps } from "react";

import { FileList } from "@/ui/file-list";
import { Scorecard } from "@/ui/scorecard";

import classes from "./deal.module.css";
import { DealFields } from "./deal-fields";
import { DealOwnFields } from "./deal-own-fields";
import { DealPeople } from "./deal-people";

/** What is known of a deal, beside its story: facts, people, answers and files. */
export function DealAside({ deal, edit }: ComponentProps<typeof DealFields>) {
  return (
    <>
      <div className={classes.fields} data-spot="fields">
        <DealFields deal={deal} edit={edit} />
        <DealOwnFields deal={deal} edit={edit} />
      </div>
      <div data-spot="people">
        <DealPeople deal={deal} />
      </div>
      <div data-spot="scorecard">
        <Scorecard of={{ kind: "deal", id: deal.id }} />
      </div>
      <div className={classes.section} data-spot="files">
        <FileList of={{ deal_id: deal.id }} />
      </div>
    </>
  );
}
