import { useEffect, useRef, useState } from "react";

/** The same function for ever, which does what the latest one does: nobody is drawn anew for it. */
export function useSteady<A extends unknown[], R>(latest: (...args: A) => R): (...args: A) => R {
  const current = useRef(latest);
  useEffect(() => {
    current.current = latest;
  });
  const [steady] = useState(
    () =>
      (...args: A) =>
        current.current(...args),
  );
  return steady;
}
