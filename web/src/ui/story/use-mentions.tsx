import { Paper, Portal, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Mention from "@tiptap/extension-mention";
import { useRef, useState } from "react";

import { membersQuery } from "@/api/lookups";

import { Avatar } from "@/ui/avatar";
import classes from "./story.module.css";

type Member = { id: string; name: string };
type Asked = {
  items: Member[];
  command: (chosen: { id: string; label: string }) => void;
  clientRect?: (() => DOMRect | null) | null;
};
const MOST = 6;

type Bridge = {
  members: Member[];
  show: (asked: Asked | null) => void;
  press: (event: KeyboardEvent) => boolean;
};

/** Typing @ offers colleagues; arrows and Enter choose, Escape gives up. */
export function useMentions() {
  const members = useQuery(membersQuery()).data ?? [];
  const [asked, setAsked] = useState<Asked | null>(null);
  const [at, setAt] = useState(0);
  // The editor keeps what it was made with; through this it reaches what is on screen now.
  const bridge = useRef<Bridge>(NOBODY);
  const [extension] = useState(() => mentionOver(bridge));
  const show = (next: Asked | null) => {
    setAt(0);
    setAsked(next);
  };
  const press = (event: KeyboardEvent): boolean => {
    if (!asked?.items.length) return false;
    const count = asked.items.length;
    if (event.key === "ArrowDown") setAt((at + 1) % count);
    else if (event.key === "ArrowUp") setAt((at + count - 1) % count);
    else if (event.key === "Enter" || event.key === "Tab") choose(asked, asked.items[at]);
    else if (event.key === "Escape") setAsked(null);
    else return false;
    return true;
  };
  bridge.current = { members: members.filter(({ is_active }) => is_active), show, press };
  const popup = asked?.items.length ? (
    <Offer asked={asked} at={at} onChoose={(member) => choose(asked, member)} />
  ) : null;
  return { extension, popup };
}

const NOBODY: Bridge = { members: [], show: () => undefined, press: () => false };

function mentionOver(bridge: { current: Bridge }) {
  const show = ({ items, command, clientRect = null }: Asked) =>
    bridge.current.show({ items, command, clientRect });
  return Mention.configure({
    suggestion: {
      items: ({ query }) => fitting(bridge.current.members, query),
      render: () => ({
        onStart: show,
        onUpdate: show,
        onExit: () => bridge.current.show(null),
        onKeyDown: ({ event }) => bridge.current.press(event),
      }),
    },
  });
}

function choose(asked: Asked, member: Member | undefined): void {
  if (member) asked.command({ id: member.id, label: member.name });
}

function fitting(members: Member[], query: string): Member[] {
  const wanted = query.toLowerCase();
  return members.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, MOST);
}

type OfferProps = { asked: Asked; at: number; onChoose: (member: Member) => void };

function Offer({ asked, at, onChoose }: OfferProps) {
  const place = asked.clientRect?.();
  return (
    <Portal>
      <Paper
        shadow="md"
        withBorder
        className={classes.offer}
        role="listbox"
        pos="fixed"
        top={(place?.bottom ?? 0) + 4}
        left={place?.left ?? 0}
      >
        {asked.items.map((member, index) => (
          <UnstyledButton
            key={member.id}
            role="option"
            aria-selected={index === at}
            className={classes.offered}
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(member);
            }}
          >
            <Avatar name={member.name} size={20} tooltip={false} /> {member.name}
          </UnstyledButton>
        ))}
      </Paper>
    </Portal>
  );
}
