import { ActionIcon, Button, Text } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Avatar } from "@/ui/avatar";
import { Boundary } from "@/ui/boundary";
import { ListSkeleton } from "@/ui/skeletons";
import { useUndo } from "@/ui/use-undo";
import { Clock } from "@/ui/when";

import { ChangeLines } from "./change-lines";
import classes from "./changes.module.css";
import type { Change } from "./queries";
import { useChangeWords } from "./use-change-words";
import { WorkResult } from "./work-result";

/** Who did what; every field of it when opened; the way back, or what became of it. */
export function ChangeRow({ change }: { change: Change }) {
  const { t } = useTranslation("changes");
  const what = useChangeWords()(change);
  const [isOpen, setOpen] = useState(false);
  const undo = useUndo();
  const who = change.actor_name ?? t("somebody");
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <li className={classes.row} data-undone={Boolean(change.undone) || undefined}>
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
        </Text>
        {change.undone && <WorkResult work={change.undone} />}
        {change.work && !change.work.undoes && <WorkResult work={change.work} />}
        {isOpen && (
          <Boundary loading={<ListSkeleton rows={2} />}>
            <ChangeLines operation={change.id} />
          </Boundary>
        )}
      </div>
      {change.can_undo && (
        <Button
          size="compact-xs"
          variant="default"
          loading={undo.isPending}
          aria-label={change.work?.undoes ? t("redoOf", { what }) : t("undoOf", { what })}
          onClick={() => undo.mutate(change.id)}
        >
          {change.work?.undoes ? t("redo") : t("undo")}
        </Button>
      )}
    </li>
  );
}
