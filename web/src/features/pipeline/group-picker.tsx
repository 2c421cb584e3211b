import { Button, Menu } from "@mantine/core";
import { IconCheck, IconStack2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";

import { GROUPS, groupOf } from "./groups";

/** By what the rows of the list stand together. */
export function GroupPicker() {
  const { t } = useTranslation("views");
  const { search, set } = usePlace();
  const chosen = groupOf(search.group);
  const choose = (group?: string) => set({ group }, { replace: true });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant={chosen ? "light" : "subtle"}
          color={chosen ? undefined : "gray"}
          leftSection={<IconStack2 size={15} />}
        >
          {chosen ? t("group.by", { what: t(`group.${chosen}`) }) : t("group.label")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => choose()}>{t("group.none")}</Menu.Item>
        <Menu.Divider />
        {GROUPS.map((group) => (
          <Menu.Item
            key={group}
            aria-current={group === chosen || undefined}
            rightSection={group === chosen ? <IconCheck size={14} /> : undefined}
            onClick={() => choose(group)}
          >
            {t(`group.${group}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
