import { ActionIcon, Tooltip, UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import { Kbd } from "@/ui/kbd";

import classes from "./shell.module.css";

const TopMenus = lazy(async () => ({ default: (await import("./top-menus")).TopMenus }));

type Props = { slotRef: (element: HTMLElement | null) => void; onSearch: () => void };

/** Where you are and the view's controls (from the page), then what is the same everywhere. */
export function TopBar({ slotRef, onSearch }: Props) {
  const { t } = useTranslation("common");
  return (
    <header className={classes.top}>
      <div className={classes.slot} ref={slotRef} />
      <UnstyledButton className={classes.search} onClick={onSearch}>
        <IconSearch size={15} />
        <span>{t("search")}</span>
        <Kbd keys="mod+k" />
      </UnstyledButton>
      <Tooltip label={t("search")}>
        <ActionIcon
          className={classes.searchSmall}
          variant="subtle"
          color="gray"
          onClick={onSearch}
          aria-label={t("search")}
        >
          <IconSearch size={18} />
        </ActionIcon>
      </Tooltip>
      <Suspense fallback={<span className={classes.menusRoom} />}>
        <TopMenus />
      </Suspense>
    </header>
  );
}
