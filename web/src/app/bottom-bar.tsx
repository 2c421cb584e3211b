import { UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import { NAVIGATION, NAVIGATION_FOOT } from "./navigation";
import classes from "./shell.module.css";
import { useReachable } from "./use-reachable";

const MoreMenu = lazy(async () => ({ default: (await import("./more-menu")).MoreMenu }));
const FIRST = NAVIGATION.filter(({ to }) => to === "/today" || to === "/pipeline");
const REST = [...NAVIGATION, ...NAVIGATION_FOOT].filter(
  ({ to }) => !FIRST.some((item) => item.to === to),
);

/** The rail of a phone: the two places of every hour, search, and the rest behind one button. */
export function BottomBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation("common");
  return (
    <nav className={classes.bottom} aria-label={t("nav.label")}>
      {FIRST.map(({ to, label, icon: Icon }) => (
        <Link key={to} to={to} className={classes.tab}>
          <Icon size={20} stroke={1.7} />
          <span>{t(label)}</span>
        </Link>
      ))}
      <UnstyledButton className={classes.tab} onClick={onSearch}>
        <IconSearch size={20} stroke={1.7} />
        <span>{t("search")}</span>
      </UnstyledButton>
      <Suspense>
        <MoreMenu items={useReachable(REST)} />
      </Suspense>
    </nav>
  );
}
