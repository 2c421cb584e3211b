import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconSettings } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { NoticeList } from "./notice-list";
import classes from "./notices.module.css";
import { useMarkAllRead } from "./queries";

export function NoticesPage() {
  const { t } = useTranslation("notices");
  const readAll = useMarkAllRead();
  return (
    <Page
      title={t("title")}
      controls={
        <>
          <Button size="xs" variant="default" onClick={() => readAll.mutate()}>
            {t("readAll")}
          </Button>
          <Tooltip label={t("settings")}>
            <ActionIcon
              component={Link}
              to="/settings/notices"
              variant="subtle"
              color="gray"
              aria-label={t("settings")}
            >
              <IconSettings size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </>
      }
    >
      <div className={classes.sheet}>
        <Boundary>
          <NoticeList />
        </Boundary>
      </div>
    </Page>
  );
}
