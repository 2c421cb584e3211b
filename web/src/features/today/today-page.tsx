import { Button, Text } from "@mantine/core";
import { IconListCheck } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { todayQuery } from "./queries";
import classes from "./today.module.css";
import { TodayList } from "./today-list";
import { TodayZero } from "./today-zero";

/** What next, with the reason in words. */
export function TodayPage() {
  const { t } = useTranslation("today");
  return (
    <Page
      title={t("title")}
      controls={
        <Button
          component={Link}
          to="/today/review"
          size="xs"
          variant="default"
          leftSection={<IconListCheck size={16} stroke={1.7} />}
        >
          {t("review")}
        </Button>
      }
    >
      <div className={classes.sheet}>
        <Boundary>
          <Queue />
        </Boundary>
      </div>
    </Page>
  );
}

function Queue() {
  const { t } = useTranslation("today");
  const today = useSuspenseQuery(todayQuery()).data;
  const counts = [
    t("summary.left", { count: today.left }),
    t("summary.done", { count: today.done }),
    ...(today.waiting ? [t("summary.waiting", { count: today.waiting })] : []),
    ...(today.aside ? [t("summary.aside", { count: today.aside })] : []),
  ];
  return (
    <>
      <Text className={classes.hint} role="status">
        {counts.join(" · ")}
      </Text>
      {today.items.length ? <TodayList today={today} /> : <TodayZero today={today} />}
    </>
  );
}
