import "@mantine/tiptap/styles.css";

import { RichTextEditor } from "@mantine/tiptap";
import Placeholder from "@tiptap/extension-placeholder";
import { useEditor } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Doc } from "@/api/notes";

import { GapMarks } from "./gap-marks";
import { type FindSnippet, insert, snippetsOver } from "./snippets";
import { useMentions } from "./use-mentions";

type Props = {
  label: string;
  placeholder?: string;
  initial: Doc | null;
  focus?: "start" | "end" | false;
  isPlain?: boolean;
  findSnippet?: FindSnippet;
  /** Hands out what puts something in where the cursor is. */
  onReady?: (insert: Insert) => void;
  onChange: (doc: Doc, isEmpty: boolean) => void;
  onSave: () => void;
  onFocus?: () => void;
};

export type Insert = (content: Doc[] | string) => void;

/** Writing with marks, lists, links and @mentions; Markdown's shortcuts work. Ctrl-Enter saves. */
export function RichEditor({
  label,
  placeholder = "",
  initial,
  focus = "end",
  isPlain = false,
  findSnippet,
  onReady,
  onChange,
  onSave,
  onFocus,
}: Props) {
  const { t } = useTranslation("common");
  const mentions = useMentions();
  // The editor keeps what it was made with; through this it reaches what is known now.
  const bridge = useRef(findSnippet);
  bridge.current = findSnippet;
  const [forLetters] = useState(() => [GapMarks, snippetsOver(bridge)]);
  const editor = useEditor({
    extensions: [
      StarterKit.configure({ link: { openOnClick: false } }),
      Placeholder.configure({ placeholder }),
      ...(isPlain ? forLetters : [mentions.extension]),
    ],
    content: initial,
    autofocus: focus,
    editorProps: {
      attributes: { "aria-label": label, role: "textbox", "aria-multiline": "true" },
      handleKeyDown: (_view, event) => {
        if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return false;
        onSave();
        return true;
      },
    },
    onCreate: ({ editor: made }) => onReady?.((content) => insert(made, content)),
    onFocus: () => onFocus?.(),
    onUpdate: ({ editor: now }) => onChange(now.getJSON() as Doc, now.isEmpty),
  });
  return (
    <>
      <RichTextEditor editor={editor} labels={labels(t)}>
        <RichTextEditor.Toolbar>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Bold />
            <RichTextEditor.Italic />
            <RichTextEditor.Strikethrough />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.BulletList />
            <RichTextEditor.OrderedList />
            <RichTextEditor.Blockquote />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Link />
            <RichTextEditor.Unlink />
          </RichTextEditor.ControlsGroup>
        </RichTextEditor.Toolbar>
        <RichTextEditor.Content />
      </RichTextEditor>
      {mentions.popup}
    </>
  );
}

function labels(t: (key: string) => string) {
  return {
    boldControlLabel: t("write.bold"),
    italicControlLabel: t("write.italic"),
    strikeControlLabel: t("write.strike"),
    bulletListControlLabel: t("write.bullets"),
    orderedListControlLabel: t("write.numbers"),
    blockquoteControlLabel: t("write.quote"),
    linkControlLabel: t("write.link"),
    unlinkControlLabel: t("write.unlink"),
    linkEditorInputLabel: t("write.linkTo"),
    linkEditorInputPlaceholder: "https://example.com",
    linkEditorSave: t("write.linkSave"),
  };
}
