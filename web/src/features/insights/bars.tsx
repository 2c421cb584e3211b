import { Box } from "@mantine/core";

import classes from "./bars.module.css";
import { DealsLink, type DealsOf } from "./deals-link";
import { percentOf } from "./rules";

type Bar = {
  id: string;
  name: string;
  /** What the width is true to; `inner` is a darker part of it. */
  size: number;
  inner?: number;
  figure: string;
  hint: string;
  deals: DealsOf;
};

type Props = { bars: Bar[]; tone?: "bad" };

/** Things beside each other as bars, each leading to its deals. */
export function Bars({ bars, tone }: Props) {
  const most = Math.max(0, ...bars.map(({ size }) => size));
  return (
    <ul className={classes.bars}>
      {bars.map(({ id, name, size, inner, figure, hint, deals }) => (
        <li key={id}>
          <DealsLink {...deals} className={classes.row}>
            <span className={classes.name} title={name}>
              {name}
            </span>
            <span className={classes.track}>
              {size > 0 && (
                <Box
                  component="span"
                  className={classes.bar}
                  data-pale={inner !== undefined || undefined}
                  data-tone={tone}
                  w={`${percentOf(size, most)}%`}
                />
              )}
              {inner !== undefined && inner > 0 && (
                <Box component="span" className={classes.inner} w={`${percentOf(inner, most)}%`} />
              )}
            </span>
            <span className={classes.figures}>
              {figure}
              <small>{hint}</small>
            </span>
          </DealsLink>
        </li>
      ))}
    </ul>
  );
}
