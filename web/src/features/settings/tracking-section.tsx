import { Button, Group, List, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, type Schema, unwrap } from "@/api/client";
import { trackingQuery } from "@/api/leaving";
import { formatWhen } from "@/lib/when";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";
import { tell } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";

import { Panel } from "./panel";

const CHOICES = ["on", "off", "forbidden"] as const;
const UNKNOWN = ["apple", "gmail", "scanners", "off", "several", "kept"] as const;

/** Whether letters tell when they are seen, and how little that says. */
export function TrackingSection() {
  const { t } = useTranslation(["leaving", "settings"]);
  return (
    <>
      <Panel title={t("settings:section.tracking")} lead={t("tracking.lead")}>
        <TrackingForm />
      </Panel>
      <Panel title={t("tracking.honest")}>
        <List size="sm" spacing={6} maw={640}>
          {UNKNOWN.map((one) => (
            <List.Item key={one}>{t(`tracking.${one}`)}</List.Item>
          ))}
        </List>
      </Panel>
    </>
  );
}

function TrackingForm() {
  const { t } = useTranslation("leaving");
  const place = useLocale();
  const rule = useSuspenseQuery(trackingQuery()).data;
  const save = useSaveTracking();
  const form = useForm({ initialValues: { default: rule.default, domain: rule.domain } });
  return (
    <form onSubmit={form.onSubmit((body) => save.mutate(body))}>
      <Stack gap="lg" maw={560}>
        <ProblemAlert error={save.error} fields={["domain"]} />
        <Radio.Group label={t("tracking.default")} {...form.getInputProps("default")}>
          <Stack gap="xs" mt="xs">
            {CHOICES.map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`tracking.choice.${one}`)}
                description={t(`tracking.choiceWhy.${one}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label={t("tracking.domain")}
          description={t("tracking.domainHint")}
          placeholder="link.example.com"
          maxLength={260}
          {...form.getInputProps("domain")}
          error={fieldError(save.error, "domain")}
        />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t("tracking.save")}
          </Button>
          {rule.domain && (
            <Text size="sm" c={rule.checked_at ? "dimmed" : "red"} flex={1}>
              {rule.checked_at
                ? t("tracking.checked", { when: formatWhen(rule.checked_at, place) })
                : t("tracking.lost")}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}

function useSaveTracking() {
  const { t } = useTranslation("leaving");
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["TrackingIn"]) => unwrap(api.PUT("/api/v1/tracking", { body })),
    onSuccess: (rule) => {
      client.setQueryData(trackingQuery().queryKey, rule);
      tell(t("tracking.saved"));
    },
  });
}
