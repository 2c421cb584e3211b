import { Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import classes from "./leads.module.css";
import { countsQuery } from "./queries";
import { STATES } from "./rules";
import { useLeadWish } from "./use-lead-wish";

/** The states as tabs, each with how many leads wait in it. */
export function StateTabs() {
  const { t } = useTranslation("leads");
  const { wish, state, set } = useLeadWish();
  const { state: _state, ...rest } = wish;
  const counts = useQuery(countsQuery(rest)).data;
  return (
    <Tabs
      value={state}
      onChange={(next) => set({ state: next ?? undefined, at: undefined }, { replace: true })}
      classNames={{ root: classes.states ?? "", list: classes.tabs ?? "" }}
    >
      <Tabs.List aria-label={t("states")}>
        {STATES.map((one) => (
          <Tabs.Tab key={one} value={one} px="sm">
            {t(`state.${one}`)}
            {counts && (
              <span className={classes.count} data-figure>
                {counts[one]}
              </span>
            )}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
