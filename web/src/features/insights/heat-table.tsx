import { Box } from "@mantine/core";

import { DealsLink, type DealsOf } from "./deals-link";
import classes from "./heat-table.module.css";
import { Scroll } from "./scroll";

export type HeatCell = {
  text: string;
  hint?: string | undefined;
  /** How strongly it is shaded, of 1. */
  weight?: number;
  tone?: "accent" | "good" | "bad" | "attention" | "planned";
  /** There is none: a figure all the same, but a quiet one. */
  isNone?: boolean;
  /** Read out, and shown on hover. */
  title?: string;
  deals?: DealsOf | undefined;
};

export type HeatRow = {
  key: string;
  name: string;
  hint?: string;
  /** Too few to say much. */
  isSmall?: boolean;
  isTotal?: boolean;
  /** Undefined: nothing is known there. */
  cells: (HeatCell | undefined)[];
};

type Props = { label: string; corner: string; head: string[]; rows: HeatRow[] };

/** The strongest shade still lets figures be read, by day and by night. */
const STRONGEST = 38;

/** A table whose cells are as dark as they are large, each leading to its deals. */
export function HeatTable({ label, corner, head, rows }: Props) {
  return (
    <Scroll label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {head.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.key}
              data-small={row.isSmall || undefined}
              data-total={row.isTotal || undefined}
            >
              <th scope="row">
                <span>{row.name}</span>
                {row.hint && <small>{row.hint}</small>}
              </th>
              {row.cells.map((cell, at) => (
                <Cell key={head[at]} cell={cell} isSmall={row.isSmall} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Cell({ cell, isSmall }: { cell: HeatCell | undefined; isSmall: boolean | undefined }) {
  if (!cell) return <td />;
  const { text, hint, weight = 0, tone = "accent", title, deals, isNone } = cell;
  const content = (
    <>
      <span>{text}</span>
      {hint && <small> {hint}</small>}
    </>
  );
  // What is seen is part of what is read out: whoever speaks to the screen can name it.
  const seen = hint ? `${text} ${hint}` : text;
  return (
    <Box
      component="td"
      data-tone={tone}
      data-none={isNone || undefined}
      title={title}
      __vars={{ "--shade": `${isSmall ? 0 : Math.round(Math.min(1, weight) * STRONGEST)}%` }}
    >
      {deals ? (
        <DealsLink {...deals} {...(title && { label: `${title} · ${seen}` })}>
          {content}
        </DealsLink>
      ) : (
        <div>{content}</div>
      )}
    </Box>
  );
}
