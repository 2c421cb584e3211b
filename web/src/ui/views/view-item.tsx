import { Box, Menu } from "@mantine/core";
import { IconCheck, IconHome, IconStarFilled } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { View } from "@/api/views";

import classes from "./views.module.css";

type Props = { view: View; isShown: boolean; isDefault: boolean; onOpen: () => void };

export function ViewItem({ view, isShown, isDefault, onOpen }: Props) {
  const { t } = useTranslation("filters");
  return (
    <Menu.Item
      aria-current={isShown || undefined}
      leftSection={
        view.is_starred ? (
          <IconStarFilled size={14} className={classes.star} aria-label={t("view.starred")} />
        ) : (
          <Box w={14} />
        )
      }
      rightSection={
        isShown ? (
          <IconCheck size={14} />
        ) : isDefault ? (
          <IconHome size={14} aria-label={t("view.opens")} />
        ) : undefined
      }
      onClick={onOpen}
    >
      {view.name}
    </Menu.Item>
  );
}
