import { Text } from "@mantine/core";
import { notifyManager, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { asOfWhen } from "@/api/older";
import { formatTime } from "@/lib/when";

import { useLocale } from "./use-locale";

/** Says as of when the figures on screen are, while newer ones are being worked out. */
export function Older() {
  const { t } = useTranslation();
  const { language, zone } = useLocale();
  const asOf = useOldest();
  if (!asOf) return null;
  return (
    <Text size="xs" c="dimmed" truncate>
      {t("older", { time: formatTime(asOf, { language, zone }) })}
    </Text>
  );
}

/** As of when the oldest answer is that the screen shows and that is out of date. */
function useOldest(): string | undefined {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback(
    (onChange: () => void) => cache.subscribe(notifyManager.batchCalls(onChange)),
    [cache],
  );
  return useSyncExternalStore(subscribe, () => {
    const shown = cache.findAll({ type: "active" });
    return shown.flatMap(({ state }) => asOfWhen(state.data) ?? []).sort()[0];
  });
}
