import { Text, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Sighting } from "@/api/leaving";
import { When } from "@/ui/when";

import classes from "./seen.module.css";

type Props = { events: Sighting[]; machines: number };

/** What was seen one by one, humans first; what machines did is folded away. */
export function SeenEvents({ events, machines }: Props) {
  const { t } = useTranslation("leaving");
  const [isOpen, setOpen] = useState(false);
  const ofHumans = events.filter(({ who }) => who === "human");
  const ofMachines = events.filter(({ who }) => who !== "human");
  return (
    <>
      {ofHumans.length === 0 && <Text size="sm">{t("seen.none")}</Text>}
      <Listed events={ofHumans} />
      {machines > 0 && (
        <UnstyledButton
          className={classes.more}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t("seen.machines", { count: machines })}
        </UnstyledButton>
      )}
      {isOpen && <Listed events={ofMachines} />}
    </>
  );
}

function Listed({ events }: { events: Sighting[] }) {
  const { t } = useTranslation("leaving");
  if (events.length === 0) return null;
  return (
    <ul className={classes.list}>
      {events.map((one) => (
        <li key={one.id} className={classes.event}>
          <span className={classes.line}>
            <span>
              {t("seen.did", { who: t(`seen.who.${one.who}`), what: t(`seen.${one.kind}`) })}
            </span>
            <span className={classes.at}>
              <When at={one.at} />
            </span>
          </span>
          {one.target && <span className={classes.target}>{one.target}</span>}
          <span className={classes.why} title={one.user_agent}>
            {[t(`seen.rule.${one.rule as "bot"}`, { defaultValue: one.rule }), one.network]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
