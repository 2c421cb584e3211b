import { ActionIcon, Tooltip } from "@mantine/core";
import { IconFileTypeCsv, IconFileTypeXls, IconPrinter } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { Boundary } from "@/ui/boundary";
import { ChipsRow } from "@/ui/chips-row";
import { FilterBar } from "@/ui/filter-bar";
import { Page } from "@/ui/page";
import { BackButton } from "../back-button";
import { DayChip } from "../day-chip";
import { FiguresLoading } from "../figures-loading";
import classes from "../insights.module.css";
import { PeriodChip } from "../period-chip";
import { PipelineSelect } from "../pipeline-select";
import { memberSheetQuery, peopleFile } from "./queries";
import { Sheet } from "./sheet";
import { usePeopleScope } from "./use-people-scope";

/** The sheet for the talk with one member: what to praise, what to ask, where to help. */
export function SheetPage() {
  const { t } = useTranslation("coaching");
  return (
    <Page title={t("sheet")} controls={<Controls />}>
      <div className={classes.content}>
        <Boundary loading={<FiguresLoading />}>
          <Asked />
        </Boundary>
      </div>
    </Page>
  );
}

function Asked() {
  const { memberId } = useParams({ strict: false }) as { memberId: string };
  const { own } = usePeopleScope();
  const { data } = useSuspenseQuery(memberSheetQuery(memberId, own));
  return <Sheet sheet={data} />;
}

const FILES = [
  { format: "xlsx", Icon: IconFileTypeXls },
  { format: "csv", Icon: IconFileTypeCsv },
] as const;

function Controls() {
  const { t } = useTranslation(["coaching", "insights"]);
  const { memberId } = useParams({ strict: false }) as { memberId: string };
  const { carried, usual, own } = usePeopleScope();
  const mayExport = useMay("export");
  return (
    <FilterBar>
      <BackButton to="/insights/people" search={carried}>
        {t("page")}
      </BackButton>
      <PipelineSelect />
      <ChipsRow>
        <PeriodChip label={t("in")} usual={usual} />
        <DayChip />
      </ChipsRow>
      {mayExport &&
        FILES.map(({ format, Icon }) => (
          <Tooltip key={format} label={t(`insights:menu.${format}`)}>
            <ActionIcon
              component="a"
              href={peopleFile(own, memberId, format)}
              variant="subtle"
              color="gray"
              aria-label={t(`insights:menu.${format}`)}
            >
              <Icon size={18} />
            </ActionIcon>
          </Tooltip>
        ))}
      <Tooltip label={t("print")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("print")}
          onClick={() => window.print()}
        >
          <IconPrinter size={18} />
        </ActionIcon>
      </Tooltip>
    </FilterBar>
  );
}
