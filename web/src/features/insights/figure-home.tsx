import { Link } from "@tanstack/react-router";
import { createContext, type ReactNode, useContext } from "react";

import classes from "./figure-card.module.css";
import { useScope } from "./use-scope";

/** The page a figure is at home on; given where it is shown elsewhere, as on a dashboard. */
export const FigureHome = createContext<string | undefined>(undefined);

/** What a figure is called; away from home that leads there, asked with the same filters. */
export function HomeLink({ children }: { children: ReactNode }) {
  const home = useContext(FigureHome);
  const { carried } = useScope();
  if (!home) return children;
  return (
    <Link to={home} search={carried} className={classes.home}>
      {children}
    </Link>
  );
}
