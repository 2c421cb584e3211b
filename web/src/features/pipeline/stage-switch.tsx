import { UnstyledButton } from "@mantine/core";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import classes from "./board.module.css";
import type { Column } from "./rules";

type Props = { stages: Column[]; columns: RefObject<HTMLDivElement | null> };

/** On a phone one stage is on screen; swipe, or choose it here. */
export function StageSwitch({ stages, columns }: Props) {
  const { t } = useTranslation("pipeline");
  const [index, setIndex] = useState(0);
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = columns.current;
    if (!element) return;
    const look = () => {
      const width = element.firstElementChild?.clientWidth || 1;
      setIndex(Math.round(element.scrollLeft / width));
    };
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [columns]);
  useEffect(() => {
    const tab = tabs.current?.children[index];
    tab?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [index]);
  return (
    <nav className={classes.switch} ref={tabs} aria-label={t("stages")}>
      {stages.map((stage, at) => (
        <UnstyledButton
          key={stage.id}
          className={classes.stage}
          aria-current={at === index || undefined}
          onClick={() =>
            columns.current?.children[at]?.scrollIntoView({ inline: "center", block: "nearest" })
          }
        >
          {stage.name} {stage.count}
        </UnstyledButton>
      ))}
    </nav>
  );
}
