import { ActionIcon, TextInput, Tooltip } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconMenu2, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";

import classes from "./mail.module.css";
import { TemplateChip } from "./template-chip";
import { ThreadList } from "./thread-list";
import { useMailPlace } from "./use-mail-place";

export const SEARCH_ID = "mail-search";

/** The threads of a box, and a field to look for some of them. */
export function ThreadsPane({ isPhone }: { isPhone: boolean }) {
  const { t } = useTranslation("mail");
  const { wish, set } = useMailPlace();
  return (
    <section className={classes.middle} aria-label={t("threads")}>
      <div className={classes.find}>
        {isPhone && <ToBoxes onGo={() => set({ pane: "boxes" })} />}
        <Find key={wish.box} q={wish.q} onFind={(q) => set({ q }, { replace: true })} />
      </div>
      {wish.template && <TemplateChip id={wish.template} />}
      <Boundary>
        <ThreadList isPhone={isPhone} />
      </Boundary>
    </section>
  );
}

/** On a phone the boxes are one step up. */
export function ToBoxes({ onGo }: { onGo: () => void }) {
  const { t } = useTranslation("mail");
  return (
    <Tooltip label={t("boxes")}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("boxes")} onClick={onGo}>
        <IconMenu2 size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}

type FindProps = { q: string; onFind: (q: string) => void };

function Find({ q, onFind }: FindProps) {
  const { t } = useTranslation("mail");
  const [typed, setTyped] = useState(q);
  const find = useDebouncedCallback(onFind, 250);
  return (
    <TextInput
      id={SEARCH_ID}
      type="search"
      size="xs"
      flex={1}
      aria-label={t("find")}
      placeholder={t("find")}
      leftSection={<IconSearch size={14} />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        find(event.currentTarget.value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") event.currentTarget.blur();
      }}
    />
  );
}
