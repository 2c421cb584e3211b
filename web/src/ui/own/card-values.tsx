import { useQuery } from "@tanstack/react-query";

import { type OwnKind, type OwnValues, ownFieldsQuery } from "@/api/fields";
import classes from "@/ui/board/card.module.css";

import { OwnValue } from "./own-value";
import { isEmpty } from "./rules";

/** What is chosen to be on cards, a line each; nothing where nothing is known. */
export function CardValues({ kind, values }: { kind: OwnKind; values: OwnValues }) {
  const fields = useQuery({
    ...ownFieldsQuery(kind),
    enabled: Object.keys(values).length > 0,
  }).data;
  const shown = (fields ?? []).filter(({ on_card, key }) => on_card && !isEmpty(values[key]));
  return shown.map((field) => (
    <div key={field.id} className={classes.line}>
      <span className={classes.company}>{field.name}</span>
      <OwnValue field={field} value={values[field.key]} />
    </div>
  ));
}
