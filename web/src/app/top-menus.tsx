import { Bell } from "@/features/notices/bell";

import { NewMenu } from "./new-menu";
import { PersonMenu } from "./person-menu";

/** The menus of the top bar: fetched beside the first screen, not before it. */
export function TopMenus() {
  return (
    <>
      <NewMenu />
      <Bell />
      <PersonMenu />
    </>
  );
}
