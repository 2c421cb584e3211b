import { UnstyledButton } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import type { Import } from "./queries";
import { mayGoTo, STEPS, type Step } from "./rules";
import classes from "./steps.module.css";

/** Where the import is; earlier steps lead back as long as nothing was written. */
export function Steps({ run, step }: { run: Import; step: Step }) {
  const { t } = useTranslation("imports");
  const { set } = usePlace();
  const now = STEPS.indexOf(step);
  return (
    <ol className={classes.steps} aria-label={t("steps.label")}>
      <li data-state="past">
        <span className={classes.number}>
          <IconCheck size={13} />
        </span>
        <Link to="/imports">{t("steps.upload")}</Link>
      </li>
      {STEPS.map((name, at) => (
        <li
          key={name}
          data-state={at === now ? "now" : at < now ? "past" : undefined}
          aria-current={at === now ? "step" : undefined}
        >
          <span className={classes.number}>{at < now ? <IconCheck size={13} /> : at + 2}</span>
          {at !== now && mayGoTo(name, run.state) ? (
            <UnstyledButton onClick={() => set({ step: name })}>
              {t(`steps.${name}`)}
            </UnstyledButton>
          ) : (
            t(`steps.${name}`)
          )}
        </li>
      ))}
    </ol>
  );
}
