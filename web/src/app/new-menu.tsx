import { Button, Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { Kbd } from "@/ui/kbd";

import classes from "./shell.module.css";
import { useNewActions } from "./use-shell-actions";

/** "+ New": a deal, company, person or task from anywhere. */
export function NewMenu() {
  const { t } = useTranslation("common");
  const actions = useNewActions();
  if (actions.length === 0) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button className={classes.new} size="compact-md" aria-label={t("new.label")}>
          <IconPlus size={16} />
          <span className={classes.newWord}>{t("new.label")}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown miw={180}>
        {actions.map(({ name, label, icon, keys, perform }) => (
          <Menu.Item
            key={name}
            leftSection={icon}
            rightSection={keys && <Kbd keys={keys} />}
            onClick={perform}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
