import { useBlocker } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { ask } from "@/ui/ask";

/** Ask before a layout is left that is not kept; what is called when it may be lost or is kept. */
export function useUnsaved(isChanged: boolean): () => void {
  const { t } = useTranslation("dashboards");
  const isDone = useRef(false);
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      const isStaying =
        next.pathname === current.pathname && (next.search as { edit?: string }).edit === "1";
      if (isDone.current || isStaying) return false;
      const words = { title: t("leave.title"), text: t("leave.text") };
      return !(await ask({ ...words, yes: t("leave.yes"), no: t("leave.no") }));
    },
    enableBeforeUnload: () => !isDone.current,
    disabled: !isChanged,
  });
  return () => {
    isDone.current = true;
  };
}
