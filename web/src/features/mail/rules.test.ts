import { expect, test } from "vitest";

import type { Letter } from "@/api/mail";

import { isAddress, nextOf, partiesOf, partyOf, partyText, receiversOf, subjectOf } from "./rules";
import { letterDoc, signedAnew, textOf } from "./written";

const ADA = { name: "Ada King", address: "ada@buyer.example" };
const BO = { name: "", address: "bo@buyer.example" };
const ME = { name: "Me", address: "Me@ours.example" };
const OWN = new Set(["me@ours.example"]);

function letterOf(part: Partial<Letter>): Letter {
  return { direction: "in", sender: ADA, to: [ME, BO], cc: [], ...part } as Letter;
}

test("what was typed as a receiver is read as people write it, and shown so again", () => {
  expect(partyOf('"Ada King" <ada@buyer.example>')).toEqual(ADA);
  expect(partyOf(" bo@buyer.example ")).toEqual(BO);
  expect(partyText(ADA)).toBe("Ada King <ada@buyer.example>");
  expect(partiesOf("Ada King <ada@buyer.example>；bo@buyer.example")).toEqual([ADA, BO]);
});

test("only what has a name, an @ and a domain is an address", () => {
  expect(["ada", "ada@", "ada@b", "a b@c.de", "ada@b.example"].filter(isAddress)).toEqual([
    "ada@b.example",
  ]);
});

test("an answer goes to who wrote; one to all leaves out oneself and names nobody twice", () => {
  const letter = letterOf({ cc: [ADA, { name: "Cy", address: "cy@buyer.example" }] });

  expect(receiversOf(letter, "reply", OWN)).toEqual({ to: [ADA], cc: [] });
  expect(receiversOf(letter, "all", OWN)).toEqual({
    to: [ADA],
    cc: [BO, { name: "Cy", address: "cy@buyer.example" }],
  });
  expect(receiversOf(letter, "forward", OWN)).toEqual({ to: [], cc: [] });
});

test("more to what I wrote last goes to the same people", () => {
  const letter = letterOf({ direction: "out", sender: ME, to: [ADA], cc: [BO] });

  expect(receiversOf(letter, "reply", OWN)).toEqual({ to: [ADA], cc: [] });
  expect(receiversOf(letter, "all", OWN)).toEqual({ to: [ADA], cc: [BO] });
});

test("a subject has one mark, however often it went to and fro", () => {
  expect(subjectOf("RE: 回复：Re[2]: Desks", "reply")).toBe("Re: Desks");
  expect(subjectOf("Fwd: Desks", "forward")).toBe("Fwd: Desks");
  expect(subjectOf("Regarding desks", "reply")).toBe("Re: Regarding desks");
});

test("after what leaves the list comes the next, at the end the one before", () => {
  const items = [{ id: "a" }, { id: "b" }, { id: "c" }];

  expect(nextOf(items, "b")?.id).toBe("c");
  expect(nextOf(items, "c")?.id).toBe("b");
  expect(nextOf([{ id: "a" }], "a")).toBeUndefined();
});

test("another mailbox signs in its own way, and what was written stays", () => {
  const doc = letterDoc("Ada\nSales");

  const signed = signedAnew(doc, "Ada\nSales", "Support");

  expect(doc.content?.map(textOf)).toEqual(["", "-- \nAda\nSales"]);
  expect(signed.content?.map(textOf)).toEqual(["", "-- \nSupport"]);
  expect(signedAnew(signed, "Ada\nSales", "Other")).toEqual(signed);
});
