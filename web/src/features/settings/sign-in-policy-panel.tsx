import { Stack, Switch } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { Panel } from "./panel";
import { connectionsQuery, signInPolicyQuery, useSetSignInPolicy } from "./sign-in-queries";

export function SignInPolicyPanel() {
  const { t } = useTranslation("security");
  const policy = useSuspenseQuery(signInPolicyQuery()).data;
  const connections = useSuspenseQuery(connectionsQuery()).data;
  const set = useSetSignInPolicy();
  const canBeCompany = policy.is_company_only || connections.some(({ is_enabled }) => is_enabled);
  return (
    <Panel title={t("policy.title")} lead={t("policy.lead")}>
      <Stack gap="md">
        <Switch
          label={t("policy.factor")}
          description={t("policy.factorHint")}
          checked={policy.requires_second_factor}
          disabled={set.isPending}
          onChange={(event) =>
            set.mutate({ ...policy, requires_second_factor: event.currentTarget.checked })
          }
        />
        <Switch
          label={t("policy.company")}
          description={canBeCompany ? t("policy.companyHint") : t("policy.companyFirst")}
          checked={policy.is_company_only}
          disabled={set.isPending || !canBeCompany}
          onChange={(event) =>
            set.mutate({ ...policy, is_company_only: event.currentTarget.checked })
          }
        />
      </Stack>
    </Panel>
  );
}
