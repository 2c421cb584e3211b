import { Loader, Modal, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import {
  IconBriefcase,
  IconBuilding,
  IconChecklist,
  IconInbox,
  IconNote,
  IconSearch,
  IconUser,
} from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";

import { api, type Schema, unwrap } from "@/api/client";
import { useOpenRecord } from "@/lib/place";
import { type Action, useRegisteredActions } from "@/ui/actions";

import classes from "./palette.module.css";
import { PaletteList } from "./palette-list";

const ICONS = {
  deal: IconBriefcase,
  company: IconBuilding,
  person: IconUser,
  lead: IconInbox,
  task: IconChecklist,
  note: IconNote,
};

type Sought = {
  text: string;
  onType: (text: string) => void;
  onClose: () => void;
};

/** ⌘K: find a record, go somewhere, do something with what is on screen. Without a text it is closed. */
export function Palette({ text, ...rest }: Omit<Sought, "text"> & { text: string | null }) {
  const { t } = useTranslation("common");
  const { onClose } = rest;
  return (
    <Modal.Root opened={text !== null} onClose={onClose} size={600} yOffset="12vh" centered={false}>
      <Modal.Overlay backgroundOpacity={0.25} />
      <Modal.Content aria-label={t("search")}>
        <PaletteBody text={text ?? ""} {...rest} />
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteBody({ text, onType, onClose }: Sought) {
  const { t } = useTranslation("common");
  const [at, setAt] = useState(0);
  const { found, isFetching } = useFound(text);
  const actions = matching(useRegisteredActions(), text);
  const entries = [...found, ...actions];
  const chosen = Math.min(at, entries.length - 1);
  const perform = (action: Action | undefined) => {
    if (!action) return;
    onClose();
    action.perform();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setAt(Math.min(chosen + 1, entries.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(chosen - 1, 0));
    else if (event.key === "Enter") perform(entries[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <div className={classes.palette}>
      <TextInput
        data-autofocus
        variant="unstyled"
        size="md"
        className={classes.input}
        placeholder={t("palette.placeholder")}
        aria-label={t("search")}
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={`palette-${chosen}`}
        leftSection={<IconSearch size={18} />}
        rightSection={isFetching && <Loader size={16} />}
        value={text}
        onChange={(event) => {
          onType(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={keys}
      />
      <PaletteList found={found} actions={actions} chosen={chosen} onChoose={perform} />
      {entries.length === 0 && !isFetching && (
        <Text c="dimmed" p="md" ta="center">
          {t("palette.nothing")}
        </Text>
      )}
    </div>
  );
}

/** Records, tasks and notes as actions: performing one opens it, or what it is about. */
function useFound(text: string) {
  const open = useOpenRecord();
  const navigate = useNavigate();
  const [q] = useDebouncedValue(text.trim(), 120);
  const answer = useQuery({
    queryKey: ["search", q],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/search", { params: { query: { q, limit: 10 } }, signal })),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  });
  const { items = [], texts = [] } = (q && answer.data) || {};
  const records = items.map((item: Schema["SearchHit"]): Found => {
    const perform = () => open(item.kind, item.id);
    return found(item.kind, item.id, item.title, item.subtitle, perform);
  });
  const written = texts.map((hit: Schema["TextHit"]): Found => {
    const { about_kind: kind, about_id: id } = hit;
    const perform = () => (kind && id ? open(kind, id) : void navigate({ to: "/tasks" }));
    return found(hit.kind, hit.id, hit.text, hit.about_title, perform);
  });
  return { found: [...records, ...written], isFetching: answer.isFetching };
}

type Found = Action & { hint: string };

function found(
  kind: keyof typeof ICONS,
  id: string,
  label: string,
  hint: string,
  perform: () => void,
): Found {
  const Icon = ICONS[kind];
  return { name: `${kind} ${id}`, label, hint, icon: <Icon size={16} stroke={1.7} />, perform };
}

function matching(actions: Action[], text: string): Action[] {
  const wanted = text.trim().toLowerCase();
  return actions.filter(({ label }) => label.toLowerCase().includes(wanted));
}
