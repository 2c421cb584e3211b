import { Anchor, Code } from "@mantine/core";
import { Fragment, type ReactNode } from "react";

import type { Doc } from "@/api/notes";

import { GapText } from "./gap-text";
import classes from "./story.module.css";

type Props = {
  doc: Doc | null;
  text: string;
  /** Of a template: what fields are called; they stand out, as do its other gaps. */
  nameOf?: NameField;
};
type NameField = (field: string) => string;

/** A written text as it was marked. It is built from a tree of known nodes; no HTML is read. */
export function RichText({ doc, text, nameOf }: Props) {
  if (!doc) return <div className={classes.plain}>{text}</div>;
  return <div className={classes.rich}>{inside(doc, nameOf)}</div>;
}

function inside(node: Doc, nameOf?: NameField): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: a text that is shown does not change its order
  return node.content?.map((child, at) => <Fragment key={at}>{element(child, nameOf)}</Fragment>);
}

function element(node: Doc, nameOf?: NameField): ReactNode {
  switch (node.type) {
    case "paragraph":
      return <p>{inside(node, nameOf)}</p>;
    case "heading":
      return <h4>{inside(node, nameOf)}</h4>;
    case "bulletList":
      return <ul>{inside(node, nameOf)}</ul>;
    case "orderedList":
      return <ol>{inside(node, nameOf)}</ol>;
    case "listItem":
      return <li>{inside(node, nameOf)}</li>;
    case "blockquote":
      return <blockquote>{inside(node, nameOf)}</blockquote>;
    case "codeBlock":
      return <Code block>{inside(node, nameOf)}</Code>;
    case "horizontalRule":
      return <hr />;
    case "hardBreak":
      return <br />;
    case "mention":
      return <span className={classes.mention}>@{String(attribute(node, "label"))}</span>;
    default:
      return marked(said(String(node.text ?? ""), nameOf), (node.marks ?? []) as Doc[]);
  }
}

function said(text: string, nameOf: NameField | undefined): ReactNode {
  return nameOf ? <GapText text={text} nameOf={nameOf} /> : text;
}

function marked(text: ReactNode, marks: Doc[]): ReactNode {
  let shown = text;
  for (const mark of marks) shown = <Marked mark={mark}>{shown}</Marked>;
  return shown;
}

function Marked({ mark, children }: { mark: Doc; children: ReactNode }) {
  switch (mark.type) {
    case "bold":
      return <strong>{children}</strong>;
    case "italic":
      return <em>{children}</em>;
    case "underline":
      return <u>{children}</u>;
    case "strike":
      return <s>{children}</s>;
    case "code":
      return <Code>{children}</Code>;
    case "link":
      return <Link href={String(attribute(mark, "href"))}>{children}</Link>;
    default:
      return children;
  }
}

/** Only where the server would have let it through, whatever it is that came. */
function Link({ href, children }: { href: string; children: ReactNode }) {
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(href)) return children;
  return (
    <Anchor href={href} target="_blank" rel="noopener noreferrer nofollow" inherit>
      {children}
    </Anchor>
  );
}

function attribute(node: Doc, name: string): unknown {
  return (node.attrs as Record<string, unknown> | undefined)?.[name];
}
