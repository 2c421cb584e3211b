import { Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import { isSmall } from "../rules";
import classes from "./report.module.css";
import { type Shown, useRecordsLink } from "./use-records-link";
import { useSides } from "./use-sides";
import { useValues } from "./use-values";

/** All of it in one number, and beside it that of the other side. */
export function ReportNumber(shown: Shown) {
  const { value, change, words } = useValues();
  const linkTo = useRecordsLink(shown);
  const { answer, asked } = shown;
  const { total, measure } = answer;
  const sides = useSides(answer, asked);
  const small = (n: number) => (!measure.adds_up && isSmall(n)) || undefined;
  return (
    <div className={classes.numbers}>
      <div>
        {sides && (
          <Text fz="sm" c="dimmed">
            {sides[0]}
          </Text>
        )}
        <Link {...linkTo({})} className={classes.number} data-small={small(total.n)}>
          {value(answer, total.value)}
        </Link>
        {measure.unit !== "count" && (
          <Text fz="xs" c="dimmed">
            {words.n(total.n)}
          </Text>
        )}
      </div>
      {sides && (
        <div>
          <Text fz="sm" c="dimmed">
            {sides[1]}
          </Text>
          <span className={classes.number} data-beside data-small={small(total.n_before ?? 0)}>
            {value(answer, total.before)}
          </span>
          <Text fz="xs" c="dimmed">
            {measure.unit !== "count" && `${words.n(total.n_before ?? 0)} · `}
            {change(answer, total)}
          </Text>
        </div>
      )}
    </div>
  );
}
