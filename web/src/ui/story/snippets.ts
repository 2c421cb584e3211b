import { type Editor, Extension, InputRule } from "@tiptap/react";

import type { Doc } from "@/api/notes";

import { piecesOf } from "./pieces";

/** Gives what a shortcut stands for; nothing: it is no shortcut. */
export type FindSnippet = (shortcut: string) => Promise<Doc | undefined> | undefined;

// A Chinese keyboard writes the semicolon wide.
const SHORTCUT = /(?:^|\s)([;；][\p{L}\p{N}_-]{1,29})\s$/u;

/** A shortcut and a space become the snippet. If it cannot be had, the shortcut stands there again. */
export function snippetsOver(bridge: { current: FindSnippet | undefined }) {
  return Extension.create({
    name: "snippets",
    addInputRules() {
      const { editor } = this;
      return [
        new InputRule({
          find: SHORTCUT,
          handler: ({ state, range, match }) => {
            const shortcut = match[1] ?? "";
            const coming = bridge.current?.(shortcut.replace("；", ";"));
            if (!coming) return null;
            state.tr.delete(range.to - shortcut.length, range.to);
            const asTyped = () => insert(editor, `${shortcut} `);
            void coming.then((doc) => (doc ? insert(editor, piecesOf(doc)) : asTyped()), asTyped);
            return undefined;
          },
        }),
      ];
    },
  });
}

export function insert(editor: Editor, content: Doc[] | string): void {
  editor.chain().focus().insertContent(content).run();
}
