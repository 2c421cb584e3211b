import { Anchor, Code } from "@mantine/core";
import { Fragment, type ReactNode } from "react";

import type { Doc } from "@/api/notes";

import classes from "./story.module.css";

type Props = { doc: Doc | null; text: string };

/** A written text as it was marked. It is built from a tree of known nodes; no HTML is read. */
export function RichText({ doc, text }: Props) {
  if (!doc) return <div className={classes.plain}>{text}</div>;
  return <div className={classes.rich}>{inside(doc)}</div>;
}

function inside(node: Doc): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: a text that is shown does not change its order
  return node.content?.map((child, at) => <Fragment key={at}>{element(child)}</Fragment>);
}

function element(node: Doc): ReactNode {
  switch (node.type) {
    case "paragraph":
      return <p>{inside(node)}</p>;
    case "heading":
      return <h4>{inside(node)}</h4>;
    case "bulletList":
      return <ul>{inside(node)}</ul>;
    case "orderedList":
      return <ol>{inside(node)}</ol>;
    case "listItem":
      return <li>{inside(node)}</li>;
    case "blockquote":
      return <blockquote>{inside(node)}</blockquote>;
    case "codeBlock":
      return <Code block>{inside(node)}</Code>;
    case "horizontalRule":
      return <hr />;
    case "hardBreak":
      return <br />;
    case "mention":
      return <span className={classes.mention}>@{String(attribute(node, "label"))}</span>;
    default:
      return marked(String(node.text ?? ""), (node.marks ?? []) as Doc[]);
  }
}

function marked(text: string, marks: Doc[]): ReactNode {
  let shown: ReactNode = text;
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
