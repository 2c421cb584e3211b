import { Text } from "@mantine/core";
import type { ReactNode } from "react";

import cards from "../figure-card.module.css";
import { HomeLink } from "../figure-home";

type Props = { title: string; children: ReactNode };

/** A figure of which there is nothing to count, in the card it would stand in. */
export function NothingTile({ title, children }: Props) {
  return (
    <section className={cards.card} aria-label={title}>
      <header className={cards.head}>
        <h2 className={cards.title}>
          <HomeLink>{title}</HomeLink>
        </h2>
      </header>
      <Text className={cards.body} size="sm" c="dimmed">
        {children}
      </Text>
    </section>
  );
}
