import {
  Button,
  ColorSwatch,
  Group,
  Input,
  Radio,
  Select,
  Stack,
  TextInput,
  useMantineTheme,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { ACTIVITY_ICONS } from "@/ui/activity-icons";
import { ProblemAlert } from "@/ui/problem-alert";

import {
  type ActivityType,
  useAddActivityType,
  useSaveActivityType,
} from "./activity-type-queries";

const BASES = ["task", "call", "meeting", "visit", "email", "note"] as const;
const COLORS = ["gray", "water", "indigo", "grape", "pink", "orange", "lime", "teal"] as const;
const ICONS = Object.keys(ACTIVITY_ICONS) as Schema["ActivityIcon"][];
const SHADE = 6;

type Props = { type: ActivityType | undefined; onDone: () => void };

/** What a type is called, what it is like, and how it looks. */
export function ActivityTypeForm({ type, onDone }: Props) {
  const { t } = useTranslation("settings");
  const theme = useMantineTheme();
  const add = useAddActivityType();
  const save = useSaveActivityType();
  const form = useForm<Required<Schema["ActivityTypeIn"]>>({
    initialValues: {
      name_zh: type?.name_zh ?? "",
      name_en: type?.name_en ?? "",
      base: type?.base ?? "meeting",
      icon: type?.icon ?? "star",
      color: type?.color ?? "water",
    },
    validate: {
      name_zh: (value, all) => (value.trim() || all.name_en.trim() ? null : t("leads.nameMissing")),
    },
  });
  const submit = form.onSubmit(({ base, ...looks }) =>
    type
      ? save.mutate({ type, change: looks }, { onSuccess: onDone })
      : add.mutate({ base, ...looks }, { onSuccess: onDone }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <ProblemAlert error={add.error ?? save.error} />
        <TextInput data-autofocus label={t("leads.nameZh")} {...form.getInputProps("name_zh")} />
        <TextInput label={t("leads.nameEn")} {...form.getInputProps("name_en")} />
        <Select
          label={t("activities.base")}
          description={t("activities.baseWhy")}
          disabled={type !== undefined}
          allowDeselect={false}
          data={BASES.map((base) => ({ value: base, label: t(`activities.bases.${base}`) }))}
          {...form.getInputProps("base")}
        />
        <Radio.Group label={t("activities.icon")} {...form.getInputProps("icon")}>
          <Group gap={10} mt={6}>
            {ICONS.map((icon) => {
              const Icon = ACTIVITY_ICONS[icon];
              return (
                <Radio
                  key={icon}
                  value={icon}
                  aria-label={t(`activities.icons.${icon}`)}
                  label={<Icon size={18} stroke={1.7} aria-hidden />}
                />
              );
            })}
          </Group>
        </Radio.Group>
        <Input.Wrapper label={t("activities.color")} labelElement="div">
          <Radio.Group aria-label={t("activities.color")} {...form.getInputProps("color")}>
            <Group gap={10} mt={6}>
              {COLORS.map((color) => (
                <Radio
                  key={color}
                  value={color}
                  aria-label={t(`activities.colors.${color}`)}
                  label={<ColorSwatch size={18} color={theme.colors[color]?.[SHADE] ?? ""} />}
                />
              ))}
            </Group>
          </Radio.Group>
        </Input.Wrapper>
        <Group justify="end">
          <Button type="submit" loading={add.isPending || save.isPending}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
