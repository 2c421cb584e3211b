import { useRef } from "react";

const PATIENCE = 1000;

/** Tells whether a key is the second of a sequence such as "g d", which goes elsewhere. */
export function useSequence() {
  const before = useRef({ key: "", at: 0 });
  return ({ key, timeStamp }: Pick<KeyboardEvent, "key" | "timeStamp">) => {
    const isSecond = before.current.key === "g" && timeStamp - before.current.at < PATIENCE;
    before.current = { key, at: timeStamp };
    return isSecond;
  };
}
