import { ConnectionsPanel } from "./connections-panel";
import { SignInPolicyPanel } from "./sign-in-policy-panel";

/** How everybody in the workspace signs in. */
export function SignInSection() {
  return (
    <>
      <SignInPolicyPanel />
      <ConnectionsPanel />
    </>
  );
}
