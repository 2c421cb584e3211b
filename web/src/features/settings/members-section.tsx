import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { membersQuery, teamsQuery } from "@/api/lookups";
import { Invitations } from "./invitations";
import { InviteDialog } from "./invite-dialog";
import { MemberRow } from "./member-row";
import { Panel } from "./panel";

export function MembersSection() {
  const { t } = useTranslation("settings");
  const members = useSuspenseQuery(membersQuery()).data;
  const teams = useSuspenseQuery(teamsQuery()).data;
  const [isInviting, setInviting] = useState(false);
  const [present, gone] = [
    members.filter((member) => member.is_active),
    members.filter((member) => !member.is_active),
  ];
  return (
    <>
      <Panel
        title={t("section.members")}
        lead={t("members.lead")}
        action={
          <Button leftSection={<IconUserPlus size={15} />} onClick={() => setInviting(true)}>
            {t("members.invite")}
          </Button>
        }
      >
        {present.map((member) => (
          <MemberRow key={member.id} member={member} teams={teams} />
        ))}
      </Panel>
      <Invitations />
      {gone.length > 0 && (
        <Panel title={t("members.gone")} lead={t("members.goneLead")}>
          {gone.map((member) => (
            <MemberRow key={member.id} member={member} teams={teams} />
          ))}
        </Panel>
      )}
      <InviteDialog opened={isInviting} onClose={() => setInviting(false)} teams={teams} />
    </>
  );
}
