import { IconCornerDownRight } from "@tabler/icons-react";

import type { Schema } from "@/api/client";
import { useOpenRecord } from "@/lib/place";
import { Money } from "@/ui/money";
import { RowLink } from "@/ui/row-link";
import { depth } from "./depth";
import classes from "./group.module.css";
import { GroupFigure } from "./group-figure";

type Props = { member: Schema["GroupMember"]; currency: string; isCurrent: boolean };

/** One company of a group, with what it and all below it are worth, and what of that is its own. */
export function GroupRow({ member, currency, isCurrent }: Props) {
  const open = useOpenRecord();
  const { id, name, level } = member;
  const hasOthers = member.companies > 1;
  const money = (amount: string | null) => <Money amount={amount} currency={currency} short />;
  return (
    <tr aria-current={isCurrent || undefined}>
      <td>
        <span className={classes.name} style={depth(level, 9)}>
          {level > 0 && <IconCornerDownRight size={14} stroke={1.7} aria-hidden />}
          {isCurrent ? (
            <strong>{name}</strong>
          ) : (
            <RowLink onOpen={() => open("company", id)}>{name}</RowLink>
          )}
        </span>
      </td>
      <GroupFigure all={member.group_open_deals} own={hasOthers && member.open_deals} />
      <GroupFigure
        all={money(member.group_open_value)}
        own={hasOthers && money(member.open_value)}
      />
      <GroupFigure all={money(member.group_won_value)} own={hasOthers && money(member.won_value)} />
    </tr>
  );
}
