import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { ColumnWidth } from "./column-width";
import classes from "./data-table.module.css";
import type { Column } from "./use-columns";

type Props<Row> = {
  columns: Column<Row>[];
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
  onWidth: (id: string, width: number) => void;
  /** Before the first column, where rows can be ticked. */
  tick: ReactNode;
  children: ReactNode;
};

export function DataTableHead<Row>(props: Props<Row>) {
  const { columns, sort, onSort, onWidth, tick, children } = props;
  return (
    <thead className={classes.head}>
      <tr>
        {tick && <th className={classes.tick}>{tick}</th>}
        {columns.map(({ id, label, align, sortKey, width }) => (
          <th key={id} scope="col" data-align={align} aria-sort={sorted(sort, sortKey)}>
            {sortKey && onSort ? (
              <UnstyledButton
                className={classes.sort}
                onClick={() => onSort(sort === sortKey ? `-${sortKey}` : sortKey)}
              >
                <span>{label}</span>
                <Direction sort={sort} sortKey={sortKey} />
              </UnstyledButton>
            ) : (
              label
            )}
            <ColumnWidth label={label} width={width} onWidth={(next) => onWidth(id, next)} />
          </th>
        ))}
        <th scope="col" className={classes.chooser}>
          {children}
        </th>
      </tr>
    </thead>
  );
}

function Direction({ sort, sortKey }: { sort: string | undefined; sortKey: string }) {
  if (sort === sortKey) return <IconArrowUp size={13} aria-hidden />;
  return sort === `-${sortKey}` ? <IconArrowDown size={13} aria-hidden /> : null;
}

function sorted(sort: string | undefined, sortKey: string | undefined) {
  if (!sortKey) return undefined;
  if (sort === sortKey) return "ascending";
  return sort === `-${sortKey}` ? "descending" : "none";
}
