import { Switch, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { reach, subscribe, unsubscribe } from "@/api/push";
import { tellProblem } from "@/ui/toasts";

const KEY = ["push-reach"];

/** Whether this browser shows notices while Headwater is closed; asks for permission. */
export function BrowserSwitch() {
  const { t } = useTranslation("settings");
  const me = useMe().member.id;
  const client = useQueryClient();
  const state = useQuery({ queryKey: KEY, queryFn: reach }).data;
  const turn = useMutation({
    mutationFn: (isOn: boolean) => (isOn ? subscribe(me) : unsubscribe()),
    onSuccess: (now) => client.setQueryData(KEY, now),
    onError: tellProblem,
  });
  if (!state) return null;
  const isStuck = state === "unsupported" || state === "denied";
  return (
    <>
      <Switch
        label={t("notices.browser")}
        description={isStuck ? undefined : t("notices.browserLead")}
        checked={state === "on"}
        disabled={isStuck || turn.isPending}
        onChange={(event) => turn.mutate(event.currentTarget.checked)}
      />
      {isStuck && (
        <Text size="sm" c="dimmed" mt="xs">
          {t(`notices.${state}`)}
        </Text>
      )}
    </>
  );
}
