import { IconUsers } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { EmptyState } from "@/ui/empty-state";

import activity from "../activity/activity.module.css";
import { FigureCard } from "../figure-card";
import tables from "../lead-funnel/lead-funnel.module.css";
import { Scroll } from "../scroll";
import { useUnit } from "../use-unit";
import { ViewHeading } from "../view-heading";
import { FigureCell } from "./figure-cell";
import { COLUMNS, figureOf, toldOf } from "./figures";
import { PersonLink } from "./person-link";
import { peopleFiguresQuery, peopleFile } from "./queries";
import { useFigureRecords } from "./use-figure-records";
import { useFigureWords } from "./use-figure-words";
import { usePeopleScope } from "./use-people-scope";

export function PeopleFigures() {
  const { t } = useTranslation(["coaching", "insights", "before"]);
  const { ask } = usePeopleScope();
  const { data } = useSuspenseQuery(peopleFiguresQuery(ask));
  const { isTold } = useUnit();
  const words = useFigureWords(data.currency);
  const recordsOf = useFigureRecords();
  const mayExport = useMay("export");
  if (data.items.length === 0) return <EmptyState>{t("nobody")}</EmptyState>;
  const columns = toldOf(COLUMNS, isTold).filter(
    (name) => name !== "at_risk" || data.items.some(({ figures }) => figureOf(figures, name)),
  );
  const head = [t("member"), t("team"), ...columns.map((name) => t(`figure.${name}`))];
  const period = words.period(data);
  return (
    <>
      <ViewHeading view={t("before:view.period")} icon={<IconUsers size={14} />}>
        {t("heading", { period, day: words.day(data.as_of) })}
      </ViewHeading>
      <FigureCard
        subject={t("subject")}
        view={`${t("before:view.period")} · ${period}`}
        hint={`${t("hint")} · ${words.asOf(data)}`}
        xlsx={mayExport ? peopleFile(ask) : undefined}
        table={{
          head,
          rows: data.items.map((person) => [
            ...[person.name, person.team_name ?? t("noTeam")],
            ...columns.map((name) => {
              const one = figureOf(person.figures, name);
              return one ? words.own(one) : words.none;
            }),
          ]),
        }}
      >
        <Scroll label={t("subject")}>
          <table className={`${tables.table} ${activity.members}`}>
            <thead>
              <tr>
                {head.map((name, at) => (
                  <th key={name} scope="col" data-text={at === 1 || undefined}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.items.map((person) => (
                <tr key={person.member_id}>
                  <th scope="row">
                    <PersonLink id={person.member_id} name={person.name} />
                  </th>
                  <td data-text>{person.team_name ?? t("noTeam")}</td>
                  {columns.map((name) => (
                    <FigureCell
                      key={name}
                      one={figureOf(person.figures, name)}
                      currency={data.currency}
                      records={recordsOf(person, figureOf(person.figures, name))}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </FigureCard>
    </>
  );
}
