import { Tooltip } from "@mantine/core";
import { IconCornerDownRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { formatMoney } from "@/lib/money";
import { useOpenRecord } from "@/lib/place";
import { Money } from "@/ui/money";
import { RowLink } from "@/ui/row-link";
import { useLocale } from "@/ui/use-locale";

import classes from "./group.module.css";

type Props = { member: Schema["GroupMember"]; currency: string; isCurrent: boolean };

/** One company of a group; on hover what of the figures is its own. */
export function GroupRow({ member, currency, isCurrent }: Props) {
  const { t } = useTranslation("people");
  const open = useOpenRecord();
  const { language } = useLocale();
  const { name, level, companies } = member;
  const own = t("group.own", {
    count: member.open_deals,
    open: formatMoney(member.open_value, currency, { language, short: true }),
    won: formatMoney(member.won_value, currency, { language, short: true }),
  });
  return (
    <tr aria-current={isCurrent || undefined}>
      <td>
        <span className={classes.name} data-level={Math.min(level, 9)}>
          {level > 0 && <IconCornerDownRight size={14} stroke={1.7} aria-hidden />}
          {isCurrent ? <strong>{name}</strong> : null}
          {!isCurrent && <RowLink onOpen={() => open("company", member.id)}>{name}</RowLink>}
        </span>
      </td>
      <td data-align="right">
        <Tooltip label={own} disabled={companies === 1}>
          <span data-figure>{member.group_open_deals || "–"}</span>
        </Tooltip>
      </td>
      <td data-align="right">
        <Money amount={member.group_open_value} currency={currency} short />
      </td>
      <td data-align="right">
        <Money amount={member.group_won_value} currency={currency} short />
      </td>
    </tr>
  );
}
