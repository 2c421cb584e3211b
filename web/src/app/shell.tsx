import { useHotkeys } from "@mantine/hooks";
import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";

import { LiveProvider } from "@/api/live";
import { ActionProvider, useActions } from "@/ui/actions";
import { Boundary } from "@/ui/boundary";
import { TopBarSlot } from "@/ui/page";
import { useUndoActions } from "@/ui/use-undo";

import { BottomBar } from "./bottom-bar";
import { Rail } from "./rail";
import classes from "./shell.module.css";
import { TopBar } from "./top-bar";
import { useLiveRefresh } from "./use-live-refresh";
import { useSequences } from "./use-sequences";
import { useGoActions, useNewActions } from "./use-shell-actions";
import { useTypedAhead } from "./use-typed-ahead";

// What opens over the page is fetched when the page stands: the first screen comes sooner.
const RecordDrawers = lazy(async () => ({
  default: (await import("./record-drawers")).RecordDrawers,
}));
const NewDialogs = lazy(async () => ({ default: (await import("./new-dialogs")).NewDialogs }));
const TaskDialog = lazy(async () => ({ default: (await import("./task-dialog")).TaskDialog }));
const MailDialog = lazy(async () => ({ default: (await import("./mail-dialog")).MailDialog }));
const UnmetDialog = lazy(async () => ({
  default: (await import("@/features/pipeline/unmet-dialog")).UnmetDialog,
}));
const Asking = lazy(async () => ({ default: (await import("@/ui/asking")).Asking }));
const ClashDialog = lazy(async () => ({
  default: (await import("@/ui/merge/clash-dialog")).ClashDialog,
}));
const WorkCards = lazy(async () => ({
  default: (await import("@/ui/bulk/work-cards")).WorkCards,
}));
const Palette = lazy(async () => ({ default: (await import("./palette")).Palette }));

/** The frame around every page: rail, top bar, content, and what opens over it. */
export function Shell() {
  return (
    <LiveProvider>
      <ActionProvider>
        <Frame />
        <Suspense>
          <RecordDrawers />
          <NewDialogs />
          <TaskDialog />
          <MailDialog />
          <UnmetDialog />
          <Asking />
          <ClashDialog />
          <WorkCards />
        </Suspense>
      </ActionProvider>
    </LiveProvider>
  );
}

function Frame() {
  const { t } = useTranslation("common");
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [sought, setSought] = useState<string | null>(null); // null: the palette is closed
  const isSearching = sought !== null;
  const search = () => setSought((text) => text ?? "");
  const places = useGoActions();
  // Who has asked for the palette types into it, even while its code is still on the way.
  useActions([...useNewActions(), ...useUndoActions(), ...places], { areKeysHeard: !isSearching });
  useSequences(isSearching ? [] : places);
  useLiveRefresh();
  useHotkeys([["mod+k", search]], []);
  useTypedAhead(
    isSearching,
    useCallback((character) => setSought((text) => (text ?? "") + character), []),
  );
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t("skipToContent")}
      </a>
      <Rail />
      <div className={classes.main}>
        <TopBar slotRef={setSlot} onSearch={search} />
        <main className={classes.content} id="content" tabIndex={-1}>
          <TopBarSlot value={slot}>
            <Boundary>
              <Outlet />
            </Boundary>
          </TopBarSlot>
        </main>
        <BottomBar onSearch={search} />
      </div>
      <Suspense>
        <Palette text={sought} onType={setSought} onClose={() => setSought(null)} />
      </Suspense>
    </div>
  );
}
