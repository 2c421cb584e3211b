import { Button, Group, Text } from "@mantine/core";
import { useWindowEvent } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { ReviewDeal as Deal } from "./queries";
import { ReviewDeal } from "./review-deal";

/** One deal after the other; what has been mended leaves, and the next one takes its place. */
export function ReviewDeals({ deals }: { deals: Deal[] }) {
  const { t } = useTranslation("today");
  const [wanted, setWanted] = useState(0);
  const at = Math.min(wanted, deals.length - 1);
  const go = (by: number) => setWanted(Math.min(Math.max(at + by, 0), deals.length - 1));
  useWindowEvent("keydown", (event) => {
    if (event.target instanceof HTMLElement && event.target.matches("input, textarea")) return;
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === "n") go(1);
    if (event.key === "b") go(-1);
  });
  const deal = deals[at];
  if (!deal) return null;
  return (
    <>
      <Group justify="space-between">
        <Text size="sm" fw={600} data-figure>
          {t("reviewPage.progress", { at: at + 1, count: deals.length })}
        </Text>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => go(-1)} disabled={at === 0}>
            {t("reviewPage.previous")}
          </Button>
          <Button size="xs" onClick={() => go(1)} disabled={at === deals.length - 1}>
            {t("reviewPage.next")}
          </Button>
        </Group>
      </Group>
      <ReviewDeal key={deal.id} deal={deal} />
      <Text size="xs" c="dimmed">
        {t("reviewPage.keys")}
      </Text>
    </>
  );
}
