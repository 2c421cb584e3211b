import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { NoteData } from "@/api/notes";
import type { Entry } from "@/api/timelines";
import { useOpenRecord } from "@/lib/place";
import { Avatar } from "@/ui/avatar";
import { useOwnNames } from "@/ui/own/use-own-names";
import { RowLink } from "@/ui/row-link";
import { isOfSharing, SharingWords } from "@/ui/sharing/sharing-words";
import { When } from "@/ui/when";

import { didOf } from "./kinds";
import { LeadWords } from "./lead-words";
import { NoteCard } from "./note-card";
import classes from "./record-story.module.css";
import { WithWhom } from "./with-whom";

/** Who did what, and when; a note shows its text. */
export function StoryEntry({ entry, act }: { entry: Entry; act?: ReactNode }) {
  const { t } = useTranslation("people");
  const open = useOpenRecord();
  const who = entry.actor_name ?? t("story.system");
  return (
    <li className={classes.entry}>
      <Avatar name={who} size={24} tooltip={false} />
      <div className={classes.body}>
        <div className={classes.said}>
          <b>{who}</b>
          <Said entry={entry} />
          <WithWhom data={entry.data} />
          {entry.subject_kind === "deal" && (
            <RowLink onOpen={() => open("deal", entry.subject_id)}>{t("story.deal")}</RowLink>
          )}
          {act}
          <span className={classes.at}>
            <When at={entry.at} />
          </span>
        </div>
        {entry.kind === "note" && <NoteCard note={entry.data as NoteData} />}
      </div>
    </li>
  );
}

function Said({ entry }: { entry: Entry }) {
  if (isOfSharing(entry.kind)) return <SharingWords entry={entry} />;
  return entry.kind.startsWith("lead.") ? <LeadWords entry={entry} /> : <Words entry={entry} />;
}

/** Events of deals are told in short here; the deal's own page has the details. */
const SHORT = [
  "created",
  "changed",
  "moved",
  "closed",
  "reopened",
  "deleted",
  "restored",
  "enrolled",
  "consent_recorded",
  "assigned",
  "taken_back",
];
const MERGES = ["merged", "unmerged"];

function Words({ entry }: { entry: Entry }) {
  const { t } = useTranslation("people");
  const own = useOwnNames(entry.subject_kind);
  if (entry.kind === "note") {
    return <span>{t(`common:write.did.${didOf(entry.data as NoteData)}`)}</span>;
  }
  if (entry.kind === "file") {
    return <span>{t("story.file", { name: String(entry.data.name ?? "") })}</span>;
  }
  if (entry.kind === "task") {
    return <span>{t("story.task", { title: String(entry.data.title ?? "") })}</span>;
  }
  const verb = entry.kind.split(".")[1] ?? "";
  if (MERGES.includes(verb)) {
    return <span>{t(`story.verb.${verb}`, { name: String(entry.data.other_name ?? "") })}</span>;
  }
  if (!SHORT.includes(verb)) return <span>{t("story.verb.changed")}</span>;
  if (verb !== "changed" || entry.subject_kind === "deal") {
    return <span>{t(`story.verb.${verb}`)}</span>;
  }
  const fields = Object.keys((entry.data.changes as Record<string, unknown>) ?? {});
  const known = fields.map((field) => own(field) ?? t(`changed.${field}`, { defaultValue: field }));
  return <span>{t("story.changedFields", { fields: known.join(t("story.comma")) })}</span>;
}
