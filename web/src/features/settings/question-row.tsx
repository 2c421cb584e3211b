import { ActionIcon, Button, Group } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { InlineEdit } from "@/ui/inline-edit";

import { type Question, useSaveQuestion } from "./leads-queries";
import classes from "./panel.module.css";

type Props = { question: Question; ids: string[]; onMove: (by: -1 | 1) => void };

/** One question: its word and the whole question, its place, and whether it is asked. */
export function QuestionRow({ question, ids, onMove }: Props) {
  const { t, i18n } = useTranslation("settings");
  const save = useSaveQuestion();
  const { name, is_archived } = question;
  const verb = is_archived ? t("leads.useAgain") : t("leads.stopUsing");
  const zh = i18n.language.startsWith("zh");
  const hint = zh ? "hint_zh" : "hint_en";
  return (
    <Group className={classes.row} wrap="nowrap" align="start">
      <div className={classes.grow}>
        <InlineEdit
          label={`${t("leads.name")}: ${name}`}
          value={name}
          check={(next) => (next.trim() ? undefined : t("leads.nameMissing"))}
          onSave={(next) => save.mutate({ question, body: { [zh ? "name_zh" : "name_en"]: next } })}
        />
        <InlineEdit
          label={t("leads.wholeQuestion", { name })}
          value={question[hint]}
          onSave={(next) => save.mutate({ question, body: { [hint]: next } })}
        />
      </div>
      {!is_archived && (
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("pipelines.earlier", { name })}
            disabled={ids[0] === question.id}
            onClick={() => onMove(-1)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("pipelines.later", { name })}
            disabled={ids.at(-1) === question.id}
            onClick={() => onMove(1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
        </>
      )}
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${verb}: ${name}`}
        onClick={() => save.mutate({ question, body: { is_archived: !is_archived } })}
      >
        {verb}
      </Button>
    </Group>
  );
}
