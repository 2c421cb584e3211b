import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type Sequence, type Step, useChangeSequence } from "@/api/sequences";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";
import { tell } from "@/ui/toasts";
import { useUnsaved } from "@/ui/use-unsaved";

import { AddStep } from "./add-step";
import { mended, moved, newStep, without } from "./rules";
import { SequenceBasics, SequenceSettings, type Settings, settingsOf } from "./sequence-settings";
import classes from "./sequences.module.css";
import { StepCard } from "./step-card";

const FIELDS = ["name", "scope", "days", "last", "steps"];

/** Write a sequence; nothing of it is kept before it is saved. */
export function SequenceEditor({ sequence }: { sequence: Sequence }) {
  const { t } = useTranslation("sequences");
  const [settings, setSettings] = useState<Settings>(() => settingsOf(sequence));
  const [steps, setSteps] = useState<Step[]>(sequence.steps);
  const [isChanged, setChanged] = useState(false);
  useUnsaved(
    isChanged,
    { title: t("leave.title"), text: t("leave.text"), yes: t("leave.yes"), no: t("leave.no") },
    (search) => ((search as { tab?: string }).tab ?? "steps") === "steps",
  );
  const save = useChangeSequence({ quiet: true });
  const isFixed = !sequence.may_edit;
  const change = (next: Step[]) => {
    setSteps(next);
    setChanged(true);
  };
  const put = (place: number, part: Partial<Step>) =>
    change(mended(steps.map((one, at) => (at === place ? { ...one, ...part } : one))));
  const keep = () =>
    save.mutate(
      { sequence, change: { ...settings, steps } as never },
      {
        onSuccess: (fresh) => {
          setChanged(false);
          setSteps(fresh.steps);
          const isNew = fresh.number > sequence.number;
          tell(isNew ? t("told.newVersion", { number: fresh.number }) : t("told.saved"));
        },
      },
    );
  const part = {
    settings,
    isFixed,
    errorOf: (name: string) => fieldError(save.error, name),
    onChange: (next: Partial<Settings>) => {
      setSettings((before) => ({ ...before, ...next }));
      setChanged(true);
    },
  };
  return (
    <Stack gap="lg">
      {isFixed && <Text size="sm">{t("readOnly")}</Text>}
      <ProblemAlert error={save.error} fields={FIELDS.slice(0, -1)} />
      <SequenceBasics {...part} />
      <ol className={classes.steps} aria-label={t("tab.steps")}>
        {steps.map((step, place) => (
          <StepCard
            key={step.key}
            step={step}
            steps={steps}
            place={place}
            isFixed={isFixed}
            onChange={(part) => put(place, part)}
            onMove={(by) => change(moved(steps, place, by))}
            onRemove={() => change(without(steps, step.key))}
          />
        ))}
      </ol>
      {!isFixed && <AddStep onAdd={(kind) => change([...steps, newStep(kind, steps)])} />}
      <SequenceSettings {...part} />
      {!isFixed && (
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            {t("version", { number: sequence.number })}
            {sequence.running > 0 && ` · ${t("versionHint", { count: sequence.running })}`}
          </Text>
          <Button disabled={!isChanged} loading={save.isPending} onClick={keep}>
            {t("save")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
