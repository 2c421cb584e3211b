import { type ComponentProps, type ReactNode, useRef } from "react";

import classes from "./card.module.css";
import { useDraggableCard } from "./drag";

export type CardHold = { tabIndex: number; isLifted: boolean; isDragged: boolean };

type Props = CardHold & {
  /** What is dragged. */
  card: { id: string; title: string };
  mayWrite: boolean;
  /** What a screen reader calls such a card. */
  role: string;
  onActivate: (id: string) => void;
  onOpen: (id: string) => void;
  /** With shift, or the key of commands, a click chooses instead of opening. */
  onPick?: ((id: string, reaches: boolean) => void) | undefined;
  isPicked?: boolean;
  children: ReactNode;
} & Pick<ComponentProps<"article">, "onPointerEnter" | "onPointerLeave">;

/** A card one can walk to, open, lift and drag; the board hears the keys. */
export function BoardCard({
  card,
  mayWrite,
  role,
  isLifted,
  isDragged,
  onActivate,
  onOpen,
  onPick,
  isPicked = false,
  ...rest
}: Props) {
  const element = useRef<HTMLElement>(null);
  useDraggableCard(element, card, mayWrite);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the board hears the keys of the focused card.
    <article
      ref={element}
      className={classes.card}
      data-card-id={card.id}
      data-lifted={isLifted || undefined}
      data-dragged={isDragged || undefined}
      aria-label={card.title}
      aria-roledescription={role}
      aria-describedby="board-keys"
      onFocus={() => onActivate(card.id)}
      data-picked={isPicked || undefined}
      onClick={({ shiftKey, metaKey, ctrlKey }) =>
        onPick && (shiftKey || metaKey || ctrlKey) ? onPick(card.id, shiftKey) : onOpen(card.id)
      }
      {...rest}
    />
  );
}
