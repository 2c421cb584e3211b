import { Title } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { createContext, type ReactNode, Suspense, useContext, useState } from "react";
import { createPortal } from "react-dom";

import { Older } from "./older";
import classes from "./page.module.css";

/** The shell's top bar; null outside the shell and in tests, where the header stays in the page. */
export const TopBarSlot = createContext<HTMLElement | null>(null);
/** A line below the controls for as many chips as there are; undefined for what is no control of a page. */
export const ChipsSlot = createContext<HTMLElement | null | undefined>(undefined);

type Props = {
  title: ReactNode;
  /** The view's own controls: pipeline switch, filters, sort, columns. */
  controls?: ReactNode;
  children: ReactNode;
  /** A page that scrolls inside itself (board, table) instead of as a whole. */
  fixed?: boolean;
};

/** Every page: says where you are in the top bar and holds the content below it. */
export function Page({ title, controls, children, fixed = false }: Props) {
  const slot = useContext(TopBarSlot);
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [chips, setChips] = useState<HTMLElement | null>(null);
  const tools = controls && (
    <div className={classes.controls}>
      <ChipsSlot value={chips}>
        <Suspense>{controls}</Suspense>
      </ChipsSlot>
    </div>
  );
  const header = (
    <div className={classes.header}>
      <Title order={1} size="h1" className={classes.title}>
        {title}
      </Title>
      {!phone && tools}
      <div className={classes.older}>
        <Older />
      </div>
    </div>
  );
  return (
    <div className={classes.page} data-fixed={fixed || undefined}>
      {slot ? createPortal(header, slot) : header}
      {phone && tools && <div className={classes.line}>{tools}</div>}
      <div className={classes.chips} ref={setChips} />
      {children}
    </div>
  );
}
