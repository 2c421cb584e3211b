import { useEffect } from "react";

/** Hear what is typed while the field it is meant for is still on its way. */
export function useTypedAhead(isExpected: boolean, add: (character: string) => void): void {
  useEffect(() => {
    if (!isExpected) return;
    const hear = (event: KeyboardEvent) => {
      const isText = event.key.length === 1 && !(event.ctrlKey || event.metaKey || event.altKey);
      if (!isText || document.activeElement instanceof HTMLInputElement) return;
      event.preventDefault(); // the field may be there by the time the key would be written
      add(event.key);
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [isExpected, add]);
}
