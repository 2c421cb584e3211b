import { Textarea } from "@mantine/core";
import { lazy, Suspense, useState } from "react";

import type { Doc } from "@/api/notes";

import type { Insert } from "./rich-editor";
import type { FindSnippet } from "./snippets";

const RichEditor = lazy(async () => ({ default: (await import("./rich-editor")).RichEditor }));

type Props = {
  label: string;
  placeholder: string;
  initial?: Doc | null;
  isOpen?: boolean;
  /** Where writing goes on; false: elsewhere on the screen. */
  focus?: "start" | "end" | false;
  /** A text for people outside: nobody is mentioned in it. */
  isPlain?: boolean;
  findSnippet?: FindSnippet;
  /** Hands out what puts something in where the cursor is. */
  onReady?: (insert: Insert) => void;
  onFocus?: () => void;
  onChange: (doc: Doc, isEmpty: boolean) => void;
  onSave: () => void;
};

/** A line that becomes an editor under the hand: who only reads does not wait for one. */
export function Writer({ label, placeholder, initial = null, isOpen = false, ...rest }: Props) {
  const [isWriting, setWriting] = useState(isOpen);
  const line = (
    <Textarea
      aria-label={label}
      placeholder={placeholder}
      rows={1}
      readOnly
      onFocus={() => setWriting(true)}
    />
  );
  if (!isWriting) return line;
  return (
    <Suspense fallback={line}>
      <RichEditor label={label} placeholder={placeholder} initial={initial} {...rest} />
    </Suspense>
  );
}
