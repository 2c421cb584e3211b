import { Menu, UnstyledButton } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { NAVIGATION, NAVIGATION_FOOT } from "./navigation";
import classes from "./shell.module.css";

type Item = (typeof NAVIGATION | typeof NAVIGATION_FOOT)[number];

/** Every place that has no tab of its own on a phone. */
export function MoreMenu({ items }: { items: Item[] }) {
  const { t } = useTranslation("common");
  return (
    <Menu position="top-end" withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.tab}>
          <IconDots size={20} stroke={1.7} />
          <span>{t("nav.more")}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown miw={200}>
        {items.map(({ to, label, icon: Icon }) => (
          <Menu.Item
            key={to}
            component={Link}
            to={to}
            leftSection={<Icon size={18} stroke={1.7} />}
          >
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
