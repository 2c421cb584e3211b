import type { useMe } from "@/api/me";

type Rights = ReturnType<typeof useMe>["can"];

/** The settings in the order of the menu: my own first, then the workspace's. `needs`: the right to see it. */
const SECTIONS = [
  { id: "profile", group: "me" },
  { id: "notices", group: "me" },
  { id: "mailboxes", group: "me", needs: "write" },
  { id: "security", group: "me" },
  { id: "tokens", group: "me" },
  { id: "workspace", group: "workspace", needs: "configure" },
  { id: "pipelines", group: "workspace", needs: "configure" },
  { id: "overrides", group: "workspace", needs: "override" },
  { id: "fields", group: "workspace", needs: "configure" },
  { id: "activities", group: "workspace", needs: "configure" },
  { id: "mail-templates", group: "workspace", needs: "write" },
  { id: "leads", group: "workspace", needs: "configure" },
  { id: "do-not-write", group: "workspace", needs: "configure" },
  { id: "tracking", group: "workspace", needs: "configure" },
  { id: "members", group: "workspace", needs: "manage_members" },
  { id: "roles", group: "workspace", needs: "manage_members" },
  { id: "teams", group: "workspace", needs: "manage_members" },
  { id: "visibility", group: "workspace", needs: "manage_members" },
  { id: "assignment", group: "workspace", needs: "write" },
  { id: "pools", group: "workspace", needs: "configure" },
  { id: "rates", group: "workspace", needs: "configure" },
  { id: "holidays", group: "workspace", needs: "configure" },
  { id: "sign-in", group: "workspace", needs: "manage_members" },
  { id: "audit", group: "workspace", needs: "manage_members" },
] as const;

export type SectionId = (typeof SECTIONS)[number]["id"];

export function sectionsFor(can: Rights) {
  return SECTIONS.filter((section) => !("needs" in section) || can.includes(section.needs));
}
