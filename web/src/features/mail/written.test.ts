import { expect, test } from "vitest";

import type { Doc } from "@/api/notes";

import { letterDoc, textOf, withTemplate } from "./written";

const said = (text: string): Doc => ({
  type: "paragraph",
  content: text ? [{ type: "text", text }] : [],
});
const docOf = (...lines: string[]): Doc => ({ type: "doc", content: lines.map(said) });
const lines = ({ content = [] }: Doc) => content.map(textOf);
const TEMPLATE = docOf("Hello Bo", "Bye");

test("a template takes the place of nothing, above the signature", () => {
  const begun = letterDoc("Ada");

  expect(lines(withTemplate(begun, begun, TEMPLATE))).toEqual(["Hello Bo", "Bye", "-- \nAda"]);
});

test("what was written already stays above it, what is answered below", () => {
  const quote: Doc = { type: "blockquote", content: [said("How much?")] };
  const written: Doc = {
    type: "doc",
    content: [said("One"), said("Two"), said("Bo wrote:"), quote],
  };

  expect(lines(withTemplate(written, written, TEMPLATE))).toEqual([
    ...["One", "Two", "Hello Bo", "Bye"],
    ...["Bo wrote:", "How much?"],
  ]);
});

test("without a signature it stands at the end of what was written", () => {
  const begun = docOf("");

  expect(lines(withTemplate(docOf("One"), begun, TEMPLATE))).toEqual(["One", "Hello Bo", "Bye"]);
});
