import { Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { Boundary } from "@/ui/boundary";
import { FieldHistory } from "@/ui/history/field-history";
import { ListSkeleton } from "@/ui/skeletons";
import { Composer } from "@/ui/story/composer";
import { PartsFilter } from "@/ui/story/parts-filter";

import { Timeline } from "./timeline";

/** What happened, and every field's changes. */
export function DealStory({ dealId }: { dealId: string }) {
  const { t } = useTranslation(["pipeline", "history"]);
  const mayWrite = useMay("write");
  const loading = <ListSkeleton rows={4} />;
  return (
    <Tabs defaultValue="timeline" keepMounted={false}>
      <Tabs.List mb="sm">
        <Tabs.Tab value="timeline">{t("story.timeline")}</Tabs.Tab>
        <Tabs.Tab value="history">{t("history:title")}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="timeline">
        {mayWrite && <Composer about={{ kind: "deal", id: dealId }} />}
        <PartsFilter />
        <Boundary loading={loading}>
          <Timeline dealId={dealId} />
        </Boundary>
      </Tabs.Panel>
      <Tabs.Panel value="history">
        <Boundary loading={loading}>
          <FieldHistory kind="deal" id={dealId} />
        </Boundary>
      </Tabs.Panel>
    </Tabs>
  );
}
