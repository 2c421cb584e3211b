import type { RoleShape } from "./role-queries";

export type Right = RoleShape["rights"][number];

export const RIGHTS: Right[] = [
  "read",
  "write",
  "delete",
  "bulk",
  "assign",
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

/** Whether fields can be hidden from a role: whoever rules the workspace has them all. */
export function canBeKeptFrom({ base, rights }: RoleShape): boolean {
  return base !== "owner" && !rights.some((right) => ADMINISTRATION.includes(right));
}

export function toggled(rights: Right[], right: Right): Right[] {
  return rights.includes(right) ? rights.filter((one) => one !== right) : [...rights, right];
}
