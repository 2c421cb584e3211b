import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { IconArrowBarToRight } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { Boundary } from "@/ui/boundary";
import { EmptyState } from "@/ui/empty-state";

import { AlarmPanel } from "./alarm-panel";
import { EditButton } from "./edit-button";
import { type CellIn, yearQuery } from "./queries";
import { TargetChanges } from "./target-changes";
import { useTargetsScope } from "./use-targets-scope";
import { useYearWrites } from "./use-year-writes";
import { YearGrid } from "./year-grid";
import classes from "./year-grid.module.css";

/** The targets of a year, to be set; who changed them; and when leaders are warned. */
export function YearPage() {
  const { t } = useTranslation("targets");
  const { measure, period, pipeline, team } = useTargetsScope();
  const configures = useMay("configure");
  const [share, setShare] = useState<NonNullable<CellIn["share"]>>("even");
  const [at, setAt] = useState({ row: 0, column: 0 });
  const ask = {
    measure,
    year: Number(period.from.slice(0, 4)),
    ...(pipeline && { pipeline_id: pipeline }),
    ...(team && { team_id: team }),
  };
  const { data } = useSuspenseQuery(yearQuery(ask));
  const writes = useYearWrites(data, share);
  const name = t(`measure.${measure}`);
  const mayEdit = data.items.some(({ may_edit }) => may_edit);
  if (data.items.length === 0) return <EmptyState>{t("nobody")}</EmptyState>;
  return (
    <>
      <div className={classes.tools}>
        <Text size="sm" component="p">
          {mayEdit ? t("edit.how", { measure: name }) : t("edit.howToRead", { measure: name })}
        </Text>
        <Group gap="sm">
          {mayEdit && (
            <>
              <SegmentedControl
                size="xs"
                aria-label={t("edit.share")}
                data={[
                  { value: "even", label: t("edit.even") },
                  { value: "season", label: t("edit.season") },
                ]}
                value={share}
                onChange={(one) => setShare(one as "even")}
              />
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconArrowBarToRight size={15} />}
                onClick={() => void writes.fillRight(at)}
              >
                {t("edit.fillRight")}
              </Button>
            </>
          )}
          <EditButton />
        </Group>
      </div>
      <YearGrid key={`${measure}.${data.year}`} data={data} writes={writes} onPlace={setAt} />
      <Boundary>
        <TargetChanges ask={ask} data={data} />
      </Boundary>
      {configures && (
        <Boundary>
          <AlarmPanel />
        </Boundary>
      )}
    </>
  );
}
