import { ActionIcon, Text } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Avatar } from "@/ui/avatar";
import { Boundary } from "@/ui/boundary";
import { ListSkeleton } from "@/ui/skeletons";
import { Clock } from "@/ui/when";

import { ChangeLines } from "./change-lines";
import { ChangeUndo } from "./change-undo";
import classes from "./changes.module.css";
import type { Change } from "./queries";
import { useChangeWords } from "./use-change-words";
import { WorkResult } from "./work-result";

/** Who did what; every field of it when opened; the way back, or what became of it. */
export function ChangeRow({ change }: { change: Change }) {
  const { t } = useTranslation("changes");
  const what = useChangeWords()(change);
  const [isOpen, setOpen] = useState(false);
  const { brought_in } = change;
  const isGone = brought_in?.state === "undone" || brought_in?.state === "undoing";
  const who = change.actor_name ?? t("somebody");
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <li className={classes.row} data-undone={Boolean(change.undone) || isGone || undefined}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-expanded={isOpen}
        aria-label={t("linesOf", { what })}
        onClick={() => setOpen(!isOpen)}
      >
        <Chevron size={16} />
      </ActionIcon>
      <Avatar name={who} size={24} tooltip={false} />
      <div className={classes.what}>
        <span className={classes.said}>
          <b>{who}</b> {what}
        </span>
        <Text span size="xs" c="dimmed">
          <Clock at={change.at} />
          {change.undone && ` · ${t("undoneBy", { name: change.undone.creator_name })}`}
          {brought_in && isGone && ` · ${t(`broughtInState.${brought_in.state}`)}`}
        </Text>
        {change.undone && <WorkResult work={change.undone} />}
        {change.work && !change.work.undoes && <WorkResult work={change.work} />}
        {isOpen && (
          <Boundary loading={<ListSkeleton rows={2} />}>
            <ChangeLines operation={change.id} />
          </Boundary>
        )}
      </div>
      {change.can_undo && <ChangeUndo change={change} what={what} />}
    </li>
  );
}
