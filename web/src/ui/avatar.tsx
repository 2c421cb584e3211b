import { Tooltip } from "@mantine/core";

import { initials } from "@/lib/initials";

import classes from "./avatar.module.css";

type Props = { name: string; size?: 18 | 20 | 24 | 28 | 30 | 32 | 40; tooltip?: boolean };

const HUES = 8;

/** A person's initials; the colour follows the name, so that it is the same everywhere. */
export function Avatar({ name, size = 24, tooltip = true }: Props) {
  const picture = (
    <span
      className={classes.avatar}
      data-size={size}
      data-hue={hash(name) % HUES}
      role="img"
      aria-label={name}
    >
      {initials(name)}
    </span>
  );
  return tooltip ? <Tooltip label={name}>{picture}</Tooltip> : picture;
}

function hash(text: string): number {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return sum;
}
