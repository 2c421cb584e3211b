import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { factorsQuery } from "@/api/factors";

import { AppPanel } from "./app-panel";
import { CodesPanel } from "./codes-panel";
import { CompanyPanel } from "./company-panel";
import { Panel } from "./panel";
import { PasskeysPanel } from "./passkeys-panel";
import { PasswordPanel } from "./password-panel";
import { SessionsPanel } from "./sessions-panel";

/** With what one signs in, and where one is signed in. */
export function SecuritySection() {
  const { t } = useTranslation("security");
  const isOwnMatter = useSuspenseQuery(factorsQuery()).data !== null;
  if (!isOwnMatter) {
    return (
      <>
        <Panel title={t("byCompany.title")} lead={t("byCompany.lead")}>
          {null}
        </Panel>
        <SessionsPanel />
      </>
    );
  }
  return (
    <>
      <PasswordPanel />
      <AppPanel />
      <PasskeysPanel />
      <CodesPanel />
      <CompanyPanel />
      <SessionsPanel />
    </>
  );
}
