import { flushSync } from "react-dom";

const DURATION = 150;

/** Draw a change made by somebody else so that the eye can follow its card from column to column. */
export async function slideCard(dealId: string, change: () => void): Promise<void> {
  const before = find(dealId);
  const from = before?.getBoundingClientRect();
  const ghost = from && !prefersStillness() ? ghostOf(before as HTMLElement, from) : undefined;
  flushSync(change);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const to = find(dealId)?.getBoundingClientRect();
  if (!ghost || !from || !to) {
    ghost?.remove();
    return;
  }
  const way = `translate(${to.left - from.left}px, ${to.top - from.top}px)`;
  const slide = ghost.animate([{ transform: "none" }, { transform: way }], {
    duration: DURATION,
    easing: "ease-out",
  });
  slide.onfinish = () => ghost.remove();
}

/** Columns clip what leaves them, so a copy flies above them. */
function ghostOf(card: HTMLElement, { left, top, width, height }: DOMRect): HTMLElement {
  const ghost = card.cloneNode(true) as HTMLElement;
  ghost.removeAttribute("data-card-id");
  ghost.ariaHidden = "true";
  ghost.inert = true;
  Object.assign(ghost.style, {
    position: "fixed",
    zIndex: "4",
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
  document.body.append(ghost);
  return ghost;
}

function find(dealId: string): HTMLElement | null {
  return document.querySelector(`[data-card-id="${CSS.escape(dealId)}"]`);
}

function prefersStillness(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
