import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { barsPicture } from "../bars-picture";
import { FigureCard } from "../figure-card";
import tables from "../lead-funnel/lead-funnel.module.css";
import { Scroll } from "../scroll";
import classes from "./activity.module.css";
import { DONE_COLUMNS, type Done, type Middle } from "./done";
import { DoneCell } from "./done-cell";
import { useDoneWords } from "./use-done-words";

type Activity = Schema["ActivityOut"];

/** Each member beside the median of their team, by name: nobody is ranked. */
export function MembersCard({ activity }: { activity: Activity }) {
  const { t } = useTranslation("before");
  const { words, write } = useDoneWords();
  const { members, teams } = activity;
  const nameOf = (name: string | null) => name ?? t("activity.noTeam");
  const row = (name: string, of: Done) => [name, ...DONE_COLUMNS.map((one) => write(one, of[one]))];
  const middle = (of: Middle) => DONE_COLUMNS.map((one) => write(one, of[one]));
  const table = {
    head: [t("activity.member"), ...DONE_COLUMNS.map((one) => t(`activity.${one}`))],
    rows: teams.flatMap((team) => [
      ...members.filter(({ team_id }) => team_id === team.team_id).map((one) => row(one.name, one)),
      row(t("activity.together", { team: nameOf(team.name) }), team.together),
      [t("activity.medianOf", { team: nameOf(team.name) }), ...middle(team.median)],
    ]),
  };
  return (
    <FigureCard
      subject={t("activity.subject")}
      view={`${t("view.period")} · ${words.period(activity)}`}
      hint={[t("activity.hint"), words.asOf(activity)].join(" · ")}
      table={table}
      picture={() =>
        barsPicture(
          members.map(({ name, contacts }) => ({ name, value: contacts })),
          words.count,
        )
      }
    >
      <Scroll label={t("activity.subject")}>
        <table className={`${tables.table} ${classes.members}`}>
          <thead>
            <tr>
              {table.head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          {teams.map((team) => (
            <tbody key={team.team_id ?? "none"}>
              <tr className={classes.team}>
                <th scope="rowgroup">{nameOf(team.name)}</th>
                {DONE_COLUMNS.map((column) => (
                  <DoneCell
                    key={column}
                    done={team.together}
                    column={column}
                    whose={
                      team.team_id ? { name: nameOf(team.name), team: team.team_id } : undefined
                    }
                  />
                ))}
              </tr>
              {members
                .filter(({ team_id }) => team_id === team.team_id)
                .map((one) => (
                  <tr key={one.member_id}>
                    <th scope="row" title={one.name}>
                      {one.name}
                    </th>
                    {DONE_COLUMNS.map((column) => (
                      <DoneCell
                        key={column}
                        done={one}
                        column={column}
                        whose={{ name: one.name, owner: one.member_id }}
                        middle={team.n_members > 1 ? team.median : undefined}
                      />
                    ))}
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
      </Scroll>
    </FigureCard>
  );
}
