import {
  IconArrowRight,
  IconEdit,
  IconPlus,
  IconRotate,
  IconThumbDown,
  IconTrash,
  IconTrophy,
  IconUser,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import type { NoteData } from "@/api/notes";
import { ICONS as NOTE_ICONS } from "@/ui/story/kinds";
import { NoteCard } from "@/ui/story/note-card";
import { WithWhom } from "@/ui/story/with-whom";
import { When } from "@/ui/when";

import classes from "./deal.module.css";
import { EventWords } from "./event-words";
import { KindIcon } from "./kind-icon";
import story from "./story.module.css";

type Entry = Schema["TimelineEntry"];

const ICONS: Record<string, typeof IconPlus> = {
  "deal.created": IconPlus,
  "deal.changed": IconEdit,
  "deal.moved": IconArrowRight,
  "deal.closed": IconTrophy,
  "deal.reopened": IconRotate,
  "deal.deleted": IconTrash,
  "deal.restored": IconRotate,
  "deal.person_added": IconUser,
  "deal.person_removed": IconUser,
};

/** One thing that happened: who, what in words, when. A note shows its text. */
export function TimelineEntry({ entry, dealId }: { entry: Entry; dealId: string }) {
  const { t } = useTranslation("pipeline");
  return (
    <li className={story.entry} data-kind={entry.kind}>
      <span className={story.mark} data-tone={toneOf(entry)}>
        <Mark entry={entry} />
      </span>
      <div className={classes.grow}>
        <div className={story.said}>
          <span className={story.who}>{entry.actor_name ?? t("story.system")}</span>{" "}
          <EventWords entry={entry} dealId={dealId} />
          <WithWhom data={entry.data} />
          <span className={story.at}>
            <When at={entry.at} />
          </span>
        </div>
        {entry.kind === "note" && <NoteCard note={entry.data as NoteData} />}
      </div>
    </li>
  );
}

function Mark({ entry }: { entry: Entry }) {
  if (entry.kind === "task") return <KindIcon kind={String(entry.data.kind)} size={13} />;
  if (entry.kind === "note") {
    const Icon = NOTE_ICONS[(entry.data as NoteData).kind];
    return <Icon size={13} stroke={1.9} aria-hidden />;
  }
  const isLoss = entry.kind === "deal.closed" && entry.data.status !== "won";
  const Icon = isLoss ? IconThumbDown : (ICONS[entry.kind] ?? IconEdit);
  return <Icon size={13} stroke={1.9} aria-hidden />;
}

function toneOf({ kind, data }: Entry): string {
  if (kind === "deal.closed") return data.status === "won" ? "good" : "bad";
  if (kind === "task" || (kind === "note" && data.kind !== "note")) return "good";
  return kind === "deal.moved" ? "planned" : "quiet";
}
