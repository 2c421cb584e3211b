import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { companiesQuery, useGoToCompany } from "@/api/session";
import { ProblemAlert } from "@/ui/problem-alert";

import { Panel } from "./panel";

/** Join one's account to the company's: from then on it opens with either. */
export function CompanyPanel() {
  const { t } = useTranslation("security");
  const { member } = useMe();
  const ways = useQuery(companiesQuery(member.email)).data ?? [];
  const go = useGoToCompany();
  if (ways.length === 0) return null;
  return (
    <Panel title={t("connect.title")} lead={t("connect.lead")}>
      <ProblemAlert error={go.error} />
      <Group>
        {ways.map(({ id, name }) => (
          <Button
            key={id}
            variant="default"
            loading={go.isPending && go.variables?.id === id}
            onClick={() => go.mutate({ id, process: "connect", next: "/settings/security" })}
          >
            {t("connect.do", { name })}
          </Button>
        ))}
      </Group>
    </Panel>
  );
}
