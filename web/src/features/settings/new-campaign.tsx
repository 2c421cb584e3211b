import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sourcesQuery } from "@/api/lookups";

import { useMe } from "@/api/me";
import { DateField } from "@/ui/date-field";
import { Dialog } from "@/ui/dialog";
import { MoneyField } from "@/ui/money-field";
import { ProblemAlert } from "@/ui/problem-alert";

import { useAddCampaign } from "./leads-queries";

/** A campaign: its name, where its leads come from, when it runs and what it costs. */
export function NewCampaign() {
  const { t } = useTranslation("settings");
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={15} />}
        onClick={() => setOpened(true)}
      >
        {t("leads.newCampaign")}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t("leads.newCampaign")}>
        <CampaignForm onDone={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

function CampaignForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("settings");
  const currency = useMe().workspace.currency;
  const sources = useSuspenseQuery(sourcesQuery()).data;
  const add = useAddCampaign();
  const form = useForm({
    initialValues: {
      ...{ name_zh: "", name_en: "", cost: "", currency },
      ...{ source_id: null, begins_on: null, ends_on: null },
    } as { name_zh: string; name_en: string; cost: string; currency: string } & Record<
      "source_id" | "begins_on" | "ends_on",
      string | null
    >,
    validate: {
      name_zh: (value, all) => (value.trim() || all.name_en.trim() ? null : t("leads.nameMissing")),
    },
  });
  const submit = form.onSubmit((values) =>
    add.mutate({ ...values, cost: values.cost || "0" }, { onSuccess: onDone }),
  );
  const day = (name: "begins_on" | "ends_on") => (
    <DateField
      label={t(`leads.${name}`)}
      value={form.values[name]}
      onChange={(next) => form.setFieldValue(name, next)}
    />
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <ProblemAlert error={add.error} />
        <TextInput data-autofocus label={t("leads.nameZh")} {...form.getInputProps("name_zh")} />
        <TextInput label={t("leads.nameEn")} {...form.getInputProps("name_en")} />
        <Select
          label={t("leads.source")}
          clearable
          data={sources.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps("source_id")}
        />
        <Group grow>
          {day("begins_on")}
          {day("ends_on")}
        </Group>
        <MoneyField
          label={t("leads.cost")}
          value={form.values.cost}
          currency={form.values.currency}
          onChange={(cost, chosen) => form.setValues({ cost, currency: chosen })}
        />
        <Group justify="end">
          <Button type="submit" loading={add.isPending}>
            {t("leads.create")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
