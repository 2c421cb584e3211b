import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useScope } from "../use-scope";
import classes from "./people.module.css";

/** From a member's name to their sheet, with the same pipeline, period and day. */
export function PersonLink({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation("coaching");
  const { carried } = useScope();
  const { owner: _owner, team: _team, ...rest } = carried;
  return (
    <Link
      to="/insights/people/$memberId"
      params={{ memberId: id }}
      search={rest}
      className={classes.person}
      title={t("open", { name })}
    >
      {name}
    </Link>
  );
}
