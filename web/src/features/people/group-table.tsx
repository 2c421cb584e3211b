import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import classes from "./group.module.css";
import { GroupRow } from "./group-row";

type Props = { group: Schema["CompanyGroup"]; currentId: string };

/** The tree of a group; each line counts itself and all below it. */
export function GroupTable({ group, currentId }: Props) {
  const { t } = useTranslation("people");
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={t("group.title")}>
        <thead>
          <tr>
            <th>{t("company")}</th>
            <th data-align="right">{t("group.openDeals")}</th>
            <th data-align="right">{t("group.openValue")}</th>
            <th data-align="right">{t("group.wonValue")}</th>
          </tr>
        </thead>
        <tbody>
          {group.items.map((member) => (
            <GroupRow
              key={member.id}
              member={member}
              currency={group.currency}
              isCurrent={member.id === currentId}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
