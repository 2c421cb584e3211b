import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { Extension } from "@tiptap/react";

import { GAP } from "@/lib/gaps";

import classes from "./story.module.css";

/** What is still to be filled in stands out in the text; nothing of it is in the letter. */
export const GapMarks = Extension.create({
  name: "gapMarks",
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          decorations({ doc }) {
            const marks: Decoration[] = [];
            doc.descendants((node, at) => {
              for (const found of node.text?.matchAll(GAP) ?? []) {
                const from = at + found.index;
                const look = { class: classes.gap ?? "" };
                marks.push(Decoration.inline(from, from + found[0].length, look));
              }
            });
            return DecorationSet.create(doc, marks);
          },
        },
      }),
    ];
  },
});
