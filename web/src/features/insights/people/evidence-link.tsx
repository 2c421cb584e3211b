import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { TasksLink } from "../activity/tasks-link";
import { DealsLink, type DealsOf } from "../deals-link";
import { LeadsLink } from "../leads-link";
import classes from "./people.module.css";
import type { MemberSheet, Statement } from "./queries";
import { usePeopleScope } from "./use-people-scope";
import { useStatementWords } from "./use-statement-words";

const CLOSED: Partial<Record<Statement["says"], DealsOf["figure"]>> = {
  won: "period_won",
  closes_quickly: "period_won",
  closes_slowly: "period_won",
  wins_often: "period_closed",
  wins_rarely: "period_closed",
};
const CHECKS: Statement["says"][] = ["slipping", "stalled", "adrift", "idle", "single_threaded"];
const TARGETS: Statement["says"][] = ["target_reached", "target_ahead", "target_behind"];

/** To all the records a statement rests on, where there is a page that lists them. */
export function EvidenceLink({ sheet, one }: { sheet: MemberSheet; one: Statement }) {
  const { t } = useTranslation("coaching");
  const { carried, period } = usePeopleScope();
  const { sentence } = useStatementWords(sheet);
  const owner = sheet.member_id;
  const what = `${sheet.name}: ${sentence(one)}`;
  const figure = CLOSED[one.says];
  const props = { className: classes.all, label: t("showOf", { what }) };
  if (figure) {
    return (
      <DealsLink figure={figure} what={what} owner={owner} period={period} {...props}>
        {t("show")}
      </DealsLink>
    );
  }
  if (CHECKS.includes(one.says)) {
    return (
      <DealsLink figure="health" what={what} owner={owner} cell={{ check: one.says }} {...props}>
        {t("show")}
      </DealsLink>
    );
  }
  if (one.says === "answers_quickly" || one.says === "answers_slowly") {
    return (
      <LeadsLink figure="due" what={what} owner={owner} period={period} {...props}>
        {t("show")}
      </LeadsLink>
    );
  }
  if (one.says === "in_time" || one.says === "late") {
    return (
      <TasksLink figure="due" what={what} owner={owner} period={period} {...props}>
        {t("show")}
      </TasksLink>
    );
  }
  if (TARGETS.includes(one.says)) {
    const search = { ...carried, measure: one.measure ?? undefined };
    return (
      <Link to="/insights/targets" search={search} className={classes.all} aria-label={props.label}>
        {t("show")}
      </Link>
    );
  }
  if (one.says !== "call_changed") return null;
  return (
    <Link to="/insights/calls" search={carried} className={classes.all} aria-label={props.label}>
      {t("show")}
    </Link>
  );
}
