import { useHotkeys } from "@mantine/hooks";
import { Outlet } from "@tanstack/react-router";
import { type ComponentProps, lazy, Suspense, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";

import { LiveProvider } from "@/api/live";
import { isOpen, usePlace } from "@/lib/place";
import { useStanding } from "@/lib/standing";
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

const Overlays = lazy(async () => ({ default: (await import("./overlays")).Overlays }));
const Palette = lazy(async () => ({ default: (await import("./palette")).Palette }));

/** The frame around every page: rail, top bar, content, and what opens over it. */
export function Shell() {
  return (
    <LiveProvider>
      <ActionProvider>
        <Frame />
        <OverThePage />
      </ActionProvider>
    </LiveProvider>
  );
}

/** What opens over the page waits for it, unless the address asks for it. */
function OverThePage() {
  const { search } = usePlace();
  return (
    <Suspense>
      <Later isWanted={isOpen(search)} />
    </Suspense>
  );
}

function Later({ isWanted }: { isWanted: boolean }) {
  useStanding(isWanted);
  return <Overlays />;
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
        <Sought text={sought} onType={setSought} onClose={() => setSought(null)} />
      </Suspense>
    </div>
  );
}

function Sought(props: ComponentProps<typeof Palette>) {
  useStanding(props.text !== null);
  return <Palette {...props} />;
}
