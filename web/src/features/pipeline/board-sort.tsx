import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconArrowsSort, IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";

const SORTS = [
  { name: "entered", sort: "" },
  { name: "value", sort: "-value" },
  { name: "activity", sort: "next_activity_at" },
  { name: "close", sort: "expected_close_date" },
  { name: "title", sort: "title" },
] as const;

/** In which order the cards of every column stand. */
export function BoardSort() {
  const { t } = useTranslation("pipeline");
  const { search, set } = usePlace();
  const chosen = search.sort ?? "";
  return (
    <Menu position="bottom-end" withinPortal>
      <Tooltip label={t("sort.label")}>
        <Menu.Target>
          <ActionIcon
            variant={chosen ? "light" : "subtle"}
            color={chosen ? undefined : "gray"}
            size={28}
            aria-label={t("sort.label")}
          >
            <IconArrowsSort size={16} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        {SORTS.map(({ name, sort }) => (
          <Menu.Item
            key={name}
            aria-current={sort === chosen || undefined}
            rightSection={sort === chosen ? <IconCheck size={14} /> : undefined}
            onClick={() => set({ sort: sort || undefined }, { replace: true })}
          >
            {t(`sort.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
