import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { PairList } from "./pair-list";

const SHOWN = ["open", "sure", "dismissed"] as const;

/** Companies and people that may be there twice. */
export function DuplicatesPage() {
  const { t } = useTranslation("duplicates");
  const { search, set } = usePlace();
  const kind = search.kind === "person" ? "person" : "company";
  const shown = SHOWN.find((one) => one === search.show) ?? "open";
  return (
    <Page
      title={t("title")}
      controls={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t("kindLabel")}
            data={[
              { value: "company", label: t("kind.company") },
              { value: "person", label: t("kind.person") },
            ]}
            value={kind}
            onChange={(next) => set({ kind: next })}
          />
          <SegmentedControl
            size="xs"
            aria-label={t("show.label")}
            data={SHOWN.map((one) => ({ value: one, label: t(`show.${one}`) }))}
            value={shown}
            onChange={(next) => set({ show: next === "open" ? undefined : next })}
          />
        </>
      }
    >
      <Boundary key={kind + shown}>
        <PairList kind={kind} shown={shown} />
      </Boundary>
    </Page>
  );
}
