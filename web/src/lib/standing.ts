import { type ComponentType, lazy, use } from "react";

let parts = 0;
let isDrawn = false;
let tell: () => void = () => {};
const stands = new Promise<void>((resolve) => {
  tell = resolve;
});

/** A part of the screen is on its way; what is given back says that it is there. */
export function partComes(): () => void {
  parts += 1;
  return () => {
    parts -= 1;
    look();
  };
}

/** The router has drawn its first page, if perhaps only the bones of it. */
export function pageDrawn(): void {
  isDrawn = true;
  look();
}

/** Suspend what opens over the first page until that page stands, or its reader does something, or it is wanted. */
export function useStanding(isWanted = false): void {
  if (!isWanted) use(stands);
}

/** A part that is seen when it is opened: fetched when the first page stands, or at once if it is wanted sooner. */
export function lazyLater<Props>(load: () => Promise<ComponentType<Props>>) {
  const fetched = async () => ({ default: await load() });
  // A fetch that fails is tried again by whoever opens the part.
  void stands.then(load).catch(() => {});
  return lazy(fetched);
}

function look(): void {
  // What goes makes room for what comes in the same breath.
  setTimeout(() => isDrawn && parts === 0 && tell());
}

for (const deed of ["pointerdown", "keydown"]) {
  window.addEventListener(deed, () => tell(), { once: true, capture: true });
}
