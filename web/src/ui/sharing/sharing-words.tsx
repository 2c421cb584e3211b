import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { membersQuery, teamsQuery } from "@/api/lookups";

type Props = { entry: Pick<Schema["TimelineEntry"], "data"> };

/** Whom a record was shared with, or is so no longer, after the name of who did it. */
export function SharingWords({ entry: { data } }: Props) {
  const { t } = useTranslation("sharing");
  const isTeam = Boolean(data.team_id);
  const members = useQuery({ ...membersQuery(), enabled: !isTeam }).data;
  const teams = useQuery({ ...teamsQuery(), enabled: isTeam }).data;
  const parties: { id: string; name: string }[] = (isTeam ? teams : members) ?? [];
  const name = parties.find(({ id }) => id === (data.team_id ?? data.member_id))?.name ?? "…";
  if (data.level_to === "read") return t("told.read", { name });
  return data.level_to === "edit" ? t("told.edit", { name }) : t("told.ended", { name });
}

export function isOfSharing(kind: string): boolean {
  return kind.endsWith(".sharing_changed");
}
