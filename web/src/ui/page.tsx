import { Title } from "@mantine/core";
import { createContext, type ReactNode, Suspense, useContext } from "react";
import { createPortal } from "react-dom";

import classes from "./page.module.css";

/** The shell's top bar; null outside the shell and in tests, where the header stays in the page. */
export const TopBarSlot = createContext<HTMLElement | null>(null);

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
  const header = (
    <div className={classes.header}>
      <Title order={1} size="h1" className={classes.title}>
        {title}
      </Title>
      {controls && (
        <div className={classes.controls}>
          <Suspense>{controls}</Suspense>
        </div>
      )}
    </div>
  );
  return (
    <div className={classes.page} data-fixed={fixed || undefined}>
      {slot ? createPortal(header, slot) : header}
      {children}
    </div>
  );
}
