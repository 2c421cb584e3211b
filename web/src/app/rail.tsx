import { UnstyledButton } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  type TablerIcon,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { Logo } from "@/ui/logo";

import { NAVIGATION, NAVIGATION_FOOT } from "./navigation";
import classes from "./shell.module.css";
import { useReachable } from "./use-reachable";

/** Where one can go; narrow or wide, and it remembers. */
export function Rail() {
  const { t } = useTranslation("common");
  const { workspace } = useMe();
  const [open, setOpen] = useLocalStorage({ key: "headwater.rail", defaultValue: true });
  const Toggle = open ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand;
  return (
    <nav className={classes.rail} data-open={open || undefined} aria-label={t("nav.label")}>
      <div className={classes.brand}>
        <Logo />
        {open && <span className={classes.brandName}>{workspace.name}</span>}
      </div>
      {useReachable(NAVIGATION).map((item) => (
        <RailItem key={item.to} {...item} open={open} />
      ))}
      <div className={classes.grow} />
      {NAVIGATION_FOOT.map((item) => (
        <RailItem key={item.to} {...item} open={open} />
      ))}
      <UnstyledButton
        className={classes.item}
        onClick={() => setOpen(!open)}
        aria-label={open ? t("nav.narrow") : t("nav.wide")}
      >
        <Toggle size={18} stroke={1.7} />
        {open && <span>{t("nav.narrow")}</span>}
      </UnstyledButton>
    </nav>
  );
}

type ItemProps = {
  to: (typeof NAVIGATION | typeof NAVIGATION_FOOT)[number]["to"];
  label: string;
  icon: TablerIcon;
  open: boolean;
};

function RailItem({ to, label, icon: Icon, open }: ItemProps) {
  const { t } = useTranslation();
  return (
    <Link
      to={to}
      className={classes.item}
      aria-label={t(label)}
      title={open ? undefined : t(label)}
    >
      <Icon size={18} stroke={1.7} />
      {open && <span>{t(label)}</span>}
    </Link>
  );
}
