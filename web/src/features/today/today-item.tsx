import { Button, Tooltip } from "@mantine/core";
import {
  IconBriefcase,
  IconCheck,
  IconCheckbox,
  IconInbox,
  IconMail,
  IconMapPin,
  IconPhone,
  IconPlus,
  IconUsers,
} from "@tabler/icons-react";
import { type ReactNode, type Ref, Suspense } from "react";
import { useTranslation } from "react-i18next";

import type { Later } from "@/lib/later";
import { lazyLater } from "@/lib/standing";
import { Money } from "@/ui/money";
import { RowLink } from "@/ui/row-link";

import { LaterMenu } from "./later-menu";
import type { Item } from "./queries";
import { Reasons } from "./reasons";
import classes from "./today.module.css";

const TaskAdd = lazyLater(async () => (await import("@/ui/task-add")).TaskAdd);

const ICONS = {
  task: IconCheckbox,
  call: IconPhone,
  meeting: IconUsers,
  email: IconMail,
  visit: IconMapPin,
};

const OTHERS = { task: IconCheckbox, deal: IconBriefcase, lead: IconInbox };

export type Hands = {
  open: (item: Item) => void;
  finish: (item: Item) => void;
  putOff: (item: Item, later: Later) => void;
};

/** What is open at an item: its line for a next step, or the choice of a later moment. */
export type Mode = "plan" | "later" | undefined;

type Props = {
  item: Item;
  isAt: boolean;
  mode: Mode;
  onMode: (mode: Mode) => void;
  onFocus: () => void;
  mayWrite: boolean;
  hands: Hands;
  ref: Ref<HTMLLIElement>;
};

/** One thing to do: what, why, what it is worth, and the acts that take it off the list. */
export function TodayItem({ item, isAt, mode, onMode, onFocus, mayWrite, hands, ref }: Props) {
  const { t } = useTranslation("today");
  const Icon = item.task_kind ? ICONS[item.task_kind] : OTHERS[item.kind];
  const about = [
    item.kind === "deal" ? null : item.deal_title,
    item.company_name ?? item.person_name ?? item.lead_name,
  ];
  return (
    <li
      className={classes.item}
      ref={ref}
      tabIndex={isAt ? 0 : -1}
      data-at={isAt || undefined}
      aria-label={item.title}
      onFocus={onFocus}
    >
      <div className={classes.line}>
        <span className={classes.icon} aria-hidden>
          <Icon size={18} stroke={1.6} />
        </span>
        <div className={classes.what}>
          <span className={classes.name}>
            <RowLink onOpen={() => hands.open(item)}>{item.title}</RowLink>
            <span className={classes.about}>{about.filter(Boolean).join(" · ")}</span>
          </span>
          <Reasons item={item} />
        </div>
        {Number(item.worth) > 0 && (
          <Tooltip label={t("worthWhy")}>
            <span className={classes.worth}>
              <Money amount={item.worth} currency={item.worth_currency} short />
            </span>
          </Tooltip>
        )}
        {mayWrite && item.kind === "task" && (
          <Act
            icon={<IconCheck size={15} />}
            label={t("done")}
            onClick={() => hands.finish(item)}
          />
        )}
        {mayWrite && item.kind === "deal" && (
          <Act
            icon={<IconPlus size={15} />}
            label={t("plan")}
            onClick={() => onMode(mode === "plan" ? undefined : "plan")}
          />
        )}
        {mayWrite && (
          <LaterMenu
            opened={mode === "later"}
            onToggle={(opened) => onMode(opened ? "later" : undefined)}
            onChoose={(later) => hands.putOff(item, later)}
          />
        )}
      </div>
      {mode === "plan" && item.deal_id && (
        <div className={classes.plan}>
          <Suspense>
            <TaskAdd of={{ deal_id: item.deal_id }} />
          </Suspense>
        </div>
      )}
    </li>
  );
}

type ActProps = { icon: ReactNode; label: string; onClick: () => void };

function Act({ icon, label, onClick }: ActProps) {
  return (
    <Button size="compact-sm" variant="default" tabIndex={-1} leftSection={icon} onClick={onClick}>
      {label}
    </Button>
  );
}
