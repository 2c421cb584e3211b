import { Button } from "@mantine/core";
import { IconCalendarCheck, IconUsersGroup } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import { sourcesFiguresQuery } from "../before-queries";
import { useWords } from "../use-words";
import { ViewHeading } from "../view-heading";
import { ReturnCard } from "./return-card";
import { SourcesTiles } from "./sources-tiles";
import { TableCard } from "./table-card";
import { useSourcesAsk } from "./use-sources-ask";

export function SourcesFigures() {
  const { t } = useTranslation("before");
  const { ask } = useSourcesAsk();
  const { data } = useSuspenseQuery(sourcesFiguresQuery(ask));
  const words = useWords();
  const span = data.from || data.to ? "period" : "all";
  const Icon = data.view === "cohort" ? IconUsersGroup : IconCalendarCheck;
  return (
    <>
      <ViewHeading view={t(`view.${data.view}`)} icon={<Icon size={14} />}>
        {t(`sources.says.${data.view}.${span}`, {
          period: words.period(data),
          day: words.day(data.as_of),
        })}
      </ViewHeading>
      {data.items.length === 0 ? (
        <EmptyState
          action={
            <Button component={Link} to="/leads" variant="default">
              {t("leads.toInbox")}
            </Button>
          }
        >
          {t("sources.none")}
        </EmptyState>
      ) : (
        <>
          <SourcesTiles figures={data} />
          <ReturnCard figures={data} />
          <TableCard figures={data} />
        </>
      )}
    </>
  );
}
