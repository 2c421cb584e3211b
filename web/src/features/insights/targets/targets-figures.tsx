import { IconTarget } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { EmptyState } from "@/ui/empty-state";

import { barsPicture } from "../bars-picture";
import { FigureCard } from "../figure-card";
import { ViewHeading } from "../view-heading";
import { AttainmentTable } from "./attainment-table";
import { EditButton } from "./edit-button";
import { targetsQuery } from "./queries";
import { SourceCard } from "./source-card";
import { idOf, useTargetWords } from "./use-target-words";
import { useTargetsScope } from "./use-targets-scope";
import { useTargetsTable } from "./use-targets-table";

export function TargetsFigures() {
  const { t } = useTranslation(["targets", "insights"]);
  const { ask, at } = useTargetsScope();
  const { data } = useSuspenseQuery(targetsQuery(ask));
  const words = useTargetWords(data);
  const table = useTargetsTable(data);
  const period = words.period(data);
  const mayExport = useMay("export");
  const file = new URLSearchParams(ask as Record<string, string>);
  const aimed = data.items.filter(({ target }) => target !== null);
  const shown = data.items.find((one) => idOf(one) === at && one.source) ?? data.items[0];
  const asked = {
    period,
    measure: t(`measure.${data.measure}`),
    over: words.share(data.share_over),
    day: words.day(data.as_of),
    done: words.count(data.workdays_over),
    all: words.count(data.workdays),
  };
  if (data.items.length === 0) return <EmptyState>{t("nobody")}</EmptyState>;
  return (
    <>
      <ViewHeading
        view={t("insights:view.period")}
        icon={<IconTarget size={14} />}
        more={aimed.length > 0 && <EditButton />}
      >
        {data.is_over ? t("saysOver", asked) : t("says", asked)}
      </ViewHeading>
      {aimed.length === 0 ? (
        <EmptyState
          icon={<IconTarget size={28} stroke={1.4} aria-hidden />}
          action={<EditButton />}
        >
          {t("none", { period })}
        </EmptyState>
      ) : (
        shown?.source && <SourceCard data={data} place={shown} />
      )}
      <FigureCard
        subject={t("attainment")}
        view={`${t(`measure.${data.measure}`)} · ${period}`}
        hint={[t("hint"), words.asOf(data)].join(" · ")}
        table={table}
        xlsx={mayExport ? `/api/v1/targets/file?${file}` : undefined}
        picture={() =>
          barsPicture(
            aimed.map((one) => ({ name: one.name, value: one.attainment ?? 0 })),
            (value) => words.share(value),
          )
        }
      >
        <AttainmentTable data={data} />
      </FigureCard>
    </>
  );
}
