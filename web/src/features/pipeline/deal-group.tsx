import { UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { formatNumber } from "@/lib/money";
import { Money } from "@/ui/money";
import { useLocale } from "@/ui/use-locale";

import { DealGroupRows } from "./deal-group-rows";
import classes from "./grouped.module.css";
import { type Group, type GroupBy, listOf } from "./groups";
import type { DealList } from "./queries";
import { useSpanName } from "./use-span-name";

type Props = {
  group: Group;
  by: GroupBy;
  list: DealList;
  currency: string;
  isOpenAtFirst: boolean;
  openId: string | undefined;
  onOpen: (dealId: string) => void;
};

/** A group: its name, how many, what they are worth; and its deals while it is open. */
export function DealGroup({ group, by, list, currency, isOpenAtFirst, openId, onOpen }: Props) {
  const { t } = useTranslation("views");
  const { language } = useLocale();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const id = useId();
  const name = useGroupName(by, group);
  return (
    <section className={classes.group} aria-labelledby={id}>
      <h2 className={classes.heading}>
        <UnstyledButton
          className={classes.head}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronRight size={15} className={classes.chevron} aria-hidden />
          <span className={classes.name} id={id}>
            {name}
          </span>
          <span className={classes.count}>{formatNumber(group.count, language)}</span>
          {group.value !== null && (
            <span className={classes.figures}>
              <span className={classes.weighted}>
                {t("weighted")} <Money amount={group.weighted_value} currency={currency} short />
              </span>
              <b>
                <Money amount={group.value} currency={currency} />
              </b>
            </span>
          )}
        </UnstyledButton>
      </h2>
      {isOpen && (
        <DealGroupRows
          list={listOf(list, by, group.key)}
          label={name}
          openId={openId}
          onOpen={onOpen}
        />
      )}
    </section>
  );
}

function useGroupName(by: GroupBy, { key, label, hint }: Group): string {
  const { t } = useTranslation(["views", "pipeline"]);
  const spanName = useSpanName();
  if (key === null || label === null) return t(`group.no.${by as "source"}`);
  if (by === "status") return t(`pipeline:status.${key as "open"}`);
  if (by === "close_month") return spanName(key);
  return hint ? t("group.in", { name: label, place: hint }) : label;
}
