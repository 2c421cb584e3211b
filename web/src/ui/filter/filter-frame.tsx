import { Drawer, Popover } from "@mantine/core";
import { useClickOutside, useMediaQuery } from "@mantine/hooks";
import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";

import classes from "./filter.module.css";

type Props = {
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  target: ReactNode;
  children: ReactNode;
};

/** Under its button on a desk, a sheet on a phone. */
export function FilterFrame({ isOpen, onOpen, target, children }: Props) {
  const { t } = useTranslation("filters");
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const ref = useClickOutside(({ target: at }) => {
    // Lists and calendars that open from inside lie elsewhere in the page, but belong to it.
    if (at instanceof Element && !at.closest("[data-portal]")) onOpen(false);
  });
  const leave = ({ key, target: at }: KeyboardEvent<HTMLElement>) => {
    // The first Escape closes the list that is open inside.
    const isInList = at instanceof Element && at.getAttribute("aria-expanded") === "true";
    if (key === "Escape" && !isInList) onOpen(false);
  };
  if (isPhone) {
    return (
      <>
        {target}
        <Drawer
          opened={isOpen}
          onClose={() => onOpen(false)}
          position="bottom"
          size="85%"
          title={t("title")}
          closeButtonProps={{ "aria-label": t("common:close") }}
        >
          {children}
        </Drawer>
      </>
    );
  }
  return (
    <Popover
      opened={isOpen}
      onChange={onOpen}
      closeOnClickOutside={false}
      closeOnEscape={false}
      position="bottom-start"
      trapFocus
      returnFocus
      withinPortal
      shadow="md"
      width={640}
    >
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown
        ref={ref}
        className={classes.dropdown ?? ""}
        aria-label={t("title")}
        onKeyDown={leave}
      >
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
