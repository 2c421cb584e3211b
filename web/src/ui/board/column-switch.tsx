import { UnstyledButton } from "@mantine/core";
import { type RefObject, useEffect, useRef, useState } from "react";

import classes from "./board.module.css";

type Column = { id: string; name: string; count: number };
type Props = { columns: Column[]; scroller: RefObject<HTMLDivElement | null>; label: string };

/** On a phone one column is on screen; swipe, or choose it here. */
export function ColumnSwitch({ columns, scroller, label }: Props) {
  const [index, setIndex] = useState(0);
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const width = element.firstElementChild?.clientWidth || 1;
      setIndex(Math.round(element.scrollLeft / width));
    };
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [scroller]);
  useEffect(() => {
    const tab = tabs.current?.children[index];
    tab?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [index]);
  return (
    <nav className={classes.switch} ref={tabs} aria-label={label}>
      {columns.map((column, at) => (
        <UnstyledButton
          key={column.id}
          className={classes.stage}
          aria-current={at === index || undefined}
          onClick={() =>
            scroller.current?.children[at]?.scrollIntoView({ inline: "center", block: "nearest" })
          }
        >
          {column.name} {column.count}
        </UnstyledButton>
      ))}
    </nav>
  );
}
