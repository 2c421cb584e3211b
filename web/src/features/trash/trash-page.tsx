import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import type { Kind } from "./queries";
import { TrashList } from "./trash-list";

const KINDS: Kind[] = ["deal", "company", "person", "task", "note", "lead"];

/** What was deleted and can still be taken back. */
export function TrashPage() {
  const { t } = useTranslation("trash");
  const { search, set } = usePlace();
  const kind = KINDS.find((one) => one === search.kind);
  return (
    <Page
      title={t("title")}
      fixed
      controls={
        <SegmentedControl
          size="xs"
          aria-label={t("kindLabel")}
          data={[
            { value: "all", label: t("kind.all") },
            ...KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) })),
          ]}
          value={kind ?? "all"}
          onChange={(next) => set({ kind: next === "all" ? undefined : next })}
        />
      }
    >
      <Boundary key={kind ?? "all"}>
        <TrashList kind={kind} />
      </Boundary>
    </Page>
  );
}
