import { Checkbox, Chip, Group, Select, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Sequence } from "@/api/sequences";
import { Section } from "@/ui/section";
import { useLocale } from "@/ui/use-locale";

const SCOPES = ["private", "team", "workspace"] as const;
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

export type Settings = Pick<
  Sequence,
  "name" | "description" | "scope" | "days" | "first" | "last" | "keeps_holidays" | "stops_company"
>;

export function settingsOf(sequence: Sequence): Settings {
  const { name, description, scope, days, first, last, keeps_holidays, stops_company } = sequence;
  return {
    name,
    description,
    scope,
    days,
    first: first.slice(0, 5),
    last: last.slice(0, 5),
    keeps_holidays,
    stops_company,
  };
}

type Props = {
  settings: Settings;
  isFixed: boolean;
  errorOf: (name: string) => string | undefined;
  onChange: (part: Partial<Settings>) => void;
};

/** What it is called, and who uses it. */
export function SequenceBasics({ settings, isFixed, errorOf, onChange }: Props) {
  const { t } = useTranslation("sequences");
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <TextInput
        label={t("settings.name")}
        required
        maxLength={100}
        readOnly={isFixed}
        value={settings.name}
        error={errorOf("name")}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Select
        label={t("settings.scope")}
        allowDeselect={false}
        disabled={isFixed}
        data={SCOPES.map((value) => ({ value, label: t(`scope.${value}`) }))}
        value={settings.scope}
        error={errorOf("scope")}
        onChange={(scope) => onChange({ scope: scope as Settings["scope"] })}
      />
    </SimpleGrid>
  );
}

/** What it is for, and when the receiver gets anything. */
export function SequenceSettings({ settings, isFixed, errorOf, onChange }: Props) {
  const { t } = useTranslation("sequences");
  return (
    <Section title={t("settings.title")} order={2}>
      <Stack gap="sm">
        <TextInput
          label={t("settings.description")}
          maxLength={500}
          readOnly={isFixed}
          value={settings.description}
          onChange={(event) => onChange({ description: event.currentTarget.value })}
        />
        <Hours settings={settings} isFixed={isFixed} errorOf={errorOf} onChange={onChange} />
        <Checkbox
          label={t("settings.holidays")}
          checked={settings.keeps_holidays}
          disabled={isFixed}
          onChange={(event) => onChange({ keeps_holidays: event.currentTarget.checked })}
        />
        <Checkbox
          label={t("settings.company")}
          checked={settings.stops_company}
          disabled={isFixed}
          onChange={(event) => onChange({ stops_company: event.currentTarget.checked })}
        />
        <Text size="xs" c="dimmed">
          {t("settings.stops")}
        </Text>
      </Stack>
    </Section>
  );
}

function Hours({ settings, isFixed, errorOf, onChange }: Props) {
  const { t } = useTranslation("sequences");
  const { language } = useLocale();
  const short = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  const time = (name: "first" | "last") => (
    <TextInput
      type="time"
      label={t(`settings.${name}`)}
      readOnly={isFixed}
      value={settings[name]}
      error={errorOf(name)}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <Group gap="md" align="start">
      <Stack gap={10}>
        <Text size="sm" fw={500} id="sequence-days">
          {t("settings.days")}
        </Text>
        <Chip.Group
          multiple
          value={settings.days.map(String)}
          onChange={(days) => onChange({ days: days.map(Number).sort() })}
        >
          <Group gap={6} role="group" aria-labelledby="sequence-days">
            {[0, 1, 2, 3, 4, 5, 6].map((day) => (
              <Chip key={day} value={String(day)} size="xs" disabled={isFixed}>
                {short.format(new Date(MONDAY + day * DAY))}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        {errorOf("days") && (
          <Text size="xs" c="red">
            {errorOf("days")}
          </Text>
        )}
      </Stack>
      {time("first")}
      {time("last")}
    </Group>
  );
}
