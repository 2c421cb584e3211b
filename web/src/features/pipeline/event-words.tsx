import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { pipelinesQuery } from "@/api/lookups";
import type { NoteData } from "@/api/notes";

import { FieldName } from "@/ui/history/field-name";
import { SharingWords } from "@/ui/sharing/sharing-words";
import { didOf } from "@/ui/story/kinds";
import { LeadWords } from "@/ui/story/lead-words";

import { FieldValue } from "./field-value";
import { dealQuery } from "./queries";

type Props = { entry: Schema["TimelineEntry"]; dealId: string };

/** An event of the log as a sentence after the name of who did it. */
export function EventWords({ entry, dealId }: Props) {
  const { t } = useTranslation("pipeline");
  const { data, kind } = entry;
  const person = usePersonName(dealId, data.person_id);
  const stage = useStageName(data.to_stage_id);
  switch (kind) {
    case "note":
      return t(`common:write.did.${didOf(data as NoteData)}`);
    case "task":
      return t("event.task", { title: data.title });
    case "file":
      return t("event.file", { name: data.name });
    case "deal.changed":
      return <Changes changes={data.changes as Record<string, [unknown, unknown]>} />;
    case "deal.moved":
      return t("event.moved", { stage });
    case "deal.closed":
      return t(`event.closed.${String(data.status)}`);
    case "deal.person_added":
      if (data.role === "other") return t("event.personJoined", { name: person });
      return t("event.personAdded", { name: person, role: t(`role.${String(data.role)}`) });
    case "deal.person_removed":
      return t("event.personRemoved", { name: person });
    case "deal.created":
      return data.origin === "import" ? t("event.imported") : t("event.created");
    case "deal.criterion_ticked":
      return data.is_ticked ? t("event.ticked") : t("event.unticked");
    case "deal.criteria_overridden":
      return t("event.overridden", { reason: data.reason });
    case "deal.answered":
      return t("event.answered");
    case "deal.reopened":
      return t("event.reopened");
    case "deal.deleted":
      return t("event.deleted");
    case "deal.restored":
      return t("event.restored");
    case "deal.sharing_changed":
      return <SharingWords entry={entry} />;
    default:
      return kind.startsWith("lead.") ? <LeadWords entry={entry} /> : kind;
  }
}

function Changes({ changes }: { changes: Record<string, [unknown, unknown]> }) {
  const { t } = useTranslation("pipeline");
  return Object.entries(changes).map(([field, [from, to]], index) => (
    <span key={field}>
      {index > 0 && t("common:listSeparator")}
      {index === 0 && `${t("event.changed")} `}
      <FieldName kind="deal" field={field} />
      {t("colon")}
      <FieldValue field={field} value={from} /> → <FieldValue field={field} value={to} />
    </span>
  ));
}

function usePersonName(dealId: string, personId: unknown): string {
  const { t } = useTranslation("pipeline");
  const deal = useQuery({ ...dealQuery(dealId), enabled: false }).data;
  return deal?.people.find((one) => one.person_id === personId)?.name ?? t("event.somebody");
}

function useStageName(stageId: unknown): string {
  const pipelines = useQuery({ ...pipelinesQuery(), enabled: stageId !== undefined }).data ?? [];
  const stages = pipelines.flatMap((pipeline) => pipeline.stages);
  return stages.find(({ id }) => id === stageId)?.name ?? "…";
}
