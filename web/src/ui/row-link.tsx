import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";

import classes from "./row-link.module.css";

type Props = { onOpen: () => void; isQuiet?: boolean; children: ReactNode };

/** The name of a row as the button that opens it: the keyboard's way where the mouse may click anywhere. */
export function RowLink({ onOpen, isQuiet = false, children }: Props) {
  return (
    <UnstyledButton
      className={classes.link}
      data-quiet={isQuiet || undefined}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
    >
      {children}
    </UnstyledButton>
  );
}
