import { Switch } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { Panel } from "./panel";
import { signInPolicyQuery, useSetSignInPolicy } from "./sign-in-queries";

/** How everybody in the workspace has to sign in. */
export function SignInSection() {
  const { t } = useTranslation("security");
  const policy = useSuspenseQuery(signInPolicyQuery()).data;
  const set = useSetSignInPolicy();
  return (
    <Panel title={t("policy.title")} lead={t("policy.lead")}>
      <Switch
        label={t("policy.factor")}
        description={t("policy.factorHint")}
        checked={policy.requires_second_factor}
        disabled={set.isPending}
        onChange={(event) => set.mutate({ requires_second_factor: event.currentTarget.checked })}
      />
    </Panel>
  );
}
