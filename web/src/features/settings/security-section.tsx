import { AppPanel } from "./app-panel";
import { CodesPanel } from "./codes-panel";
import { CompanyPanel } from "./company-panel";
import { PasskeysPanel } from "./passkeys-panel";
import { PasswordPanel } from "./password-panel";
import { SessionsPanel } from "./sessions-panel";

/** With what one signs in, and where one is signed in. */
export function SecuritySection() {
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
