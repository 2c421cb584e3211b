import { MultiSelect } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery, teamsQuery } from "@/api/lookups";
import { useMe } from "@/api/me";

import type { MailboxForm } from "./mailbox-rules";

/** The members and teams that work in a mailbox besides whoever it is of. */
export function MailboxShares({ form }: { form: UseFormReturnType<MailboxForm> }) {
  const { t } = useTranslation("mailboxes");
  const me = useMe().member.id;
  const members = useQuery(membersQuery()).data ?? [];
  const teams = useQuery(teamsQuery()).data ?? [];
  const { member_ids, team_ids } = form.values;
  const data = [
    { group: t("shares.teams"), items: teams.map(asked) },
    {
      group: t("shares.members"),
      items: members.filter(({ id, is_active }) => is_active && id !== me).map(asked),
    },
  ].filter(({ items }) => items.length > 0);
  const choose = (ids: string[]) => {
    const isTeam = (one: string) => teams.some(({ id }) => id === one);
    form.setFieldValue("team_ids", ids.filter(isTeam));
    form.setFieldValue(
      "member_ids",
      ids.filter((one) => !isTeam(one)),
    );
  };
  return (
    <MultiSelect
      label={t("shares.title")}
      placeholder={member_ids.length + team_ids.length === 0 ? t("shares.choose") : undefined}
      searchable
      data={data}
      value={[...team_ids, ...member_ids]}
      onChange={choose}
    />
  );
}

function asked({ id, name }: { id: string; name: string }) {
  return { value: id, label: name };
}
