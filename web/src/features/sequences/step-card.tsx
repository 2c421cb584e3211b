import { ActionIcon, Checkbox, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Step } from "@/api/sequences";

import { BranchFields } from "./branch-fields";
import { MailFields } from "./mail-fields";
import { daysOf } from "./rules";
import classes from "./sequences.module.css";
import { STEP_ICONS } from "./step-icons";
import { WaitFields } from "./wait-fields";

type Props = {
  step: Step;
  steps: Step[];
  place: number;
  isFixed: boolean;
  onChange: (part: Partial<Step>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
};

/** One step: what it is, and on which day it comes if every wait is as long as it says. */
export function StepCard(props: Props) {
  const { step, steps, place, isFixed, onMove, onRemove } = props;
  const { t } = useTranslation("sequences");
  const Icon = STEP_ICONS[step.kind];
  const name = t("stepName", { number: place + 1, kind: t(`kind.${step.kind}`) });
  const isSlim = step.kind === "wait";
  return (
    <li className={classes.step} aria-label={name}>
      <span className={classes.mark} aria-hidden>
        <Icon size={18} stroke={1.7} />
      </span>
      <div className={classes.card} data-slim={isSlim || undefined}>
        <Stack gap="sm">
          <Group justify="space-between" wrap="nowrap" align="start">
            {isSlim ? (
              <WaitFields {...props} />
            ) : (
              <Text size="sm" fw={600}>
                {name}
                <Text span size="xs" c="dimmed" ml={8}>
                  {t("onDay", { day: daysOf(steps)[place] })}
                </Text>
              </Text>
            )}
            {!isFixed && (
              <Group gap={2} wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("up", { name })}
                  disabled={place === 0}
                  onClick={() => onMove(-1)}
                >
                  <IconArrowUp size={15} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("down", { name })}
                  disabled={place === steps.length - 1}
                  onClick={() => onMove(1)}
                >
                  <IconArrowDown size={15} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("remove", { name })}
                  onClick={onRemove}
                >
                  <IconTrash size={15} />
                </ActionIcon>
              </Group>
            )}
          </Group>
          {step.kind === "mail" && <MailFields {...props} />}
          {step.kind === "branch" && <BranchFields {...props} />}
          {(step.kind === "call" || step.kind === "task") && <TaskFields {...props} />}
        </Stack>
      </div>
    </li>
  );
}

function TaskFields({ step, isFixed, onChange }: Props) {
  const { t } = useTranslation("sequences");
  return (
    <>
      <TextInput
        label={t("task.title")}
        maxLength={200}
        value={step.title}
        readOnly={isFixed}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t("task.note")}
        autosize
        minRows={1}
        maxLength={5000}
        value={step.note}
        readOnly={isFixed}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
      <Checkbox
        label={t("task.held")}
        checked={step.is_held}
        disabled={isFixed}
        onChange={(event) => onChange({ is_held: event.currentTarget.checked })}
      />
    </>
  );
}
