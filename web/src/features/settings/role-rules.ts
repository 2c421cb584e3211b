import type { RoleShape } from "./role-queries";

export type Right = RoleShape["rights"][number];

export const RIGHTS: Right[] = [
  "read",
  "write",
  "delete",
  "import",
  "export",
  "override",
  "configure",
  "manage_members",
];
const ADMINISTRATION: Right[] = ["configure", "manage_members"];

/** Whether a right of a role can be changed at all; whether I may, the server says. */
export function isFixed(role: RoleShape, right: Right): boolean {
  if (role.base === "owner" || right === "read") return true;
  return role.base !== "admin" && ADMINISTRATION.includes(right);
}

export function toggled(rights: Right[], right: Right): Right[] {
  return rights.includes(right) ? rights.filter((one) => one !== right) : [...rights, right];
}
