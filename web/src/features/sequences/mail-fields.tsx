import { Button, Checkbox, Group, Select, Stack, Tabs, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { mailTemplatesQuery } from "@/api/mail-templates";
import type { Doc } from "@/api/notes";
import type { Step, Variant } from "@/api/sequences";
import { MailFieldMenu } from "@/ui/mail-field-menu";
import type { Insert } from "@/ui/story/rich-editor";
import { RichText } from "@/ui/story/rich-text";
import { Writer } from "@/ui/story/writer";

import { MOST_VARIANTS, newVariant } from "./rules";
import classes from "./sequences.module.css";

type Props = {
  step: Step;
  steps: Step[];
  place: number;
  isFixed: boolean;
  onChange: (part: Partial<Step>) => void;
};

/** The mail of a step: one wording, or several that are tried against each other. */
export function MailFields({ step, steps, place, isFixed, onChange }: Props) {
  const { t } = useTranslation("sequences");
  const { variants } = step;
  const [shown, setShown] = useState(variants[0]?.key ?? "A");
  const one = variants.find((each) => each.key === shown) ?? variants[0];
  const hasEarlier = steps.slice(0, place).some((each) => each.kind === "mail");
  const put = (part: Partial<Variant>) =>
    onChange({
      variants: variants.map((each) => (each.key === one?.key ? { ...each, ...part } : each)),
    });
  const add = () => {
    const made = newVariant(variants);
    onChange({ variants: [...variants, made] });
    setShown(made.key);
  };
  const remove = () => onChange({ variants: variants.filter((each) => each !== one) });
  return (
    <Stack gap="sm">
      {variants.length > 1 && (
        <Group justify="space-between">
          <Tabs value={one?.key ?? null} onChange={(key) => setShown(key ?? "A")}>
            <Tabs.List>
              {variants.map(({ key }) => (
                <Tabs.Tab key={key} value={key}>
                  {t("variant.name", { key })}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
          {!isFixed && (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              leftSection={<IconTrash size={13} />}
              onClick={remove}
            >
              {t("variant.remove")}
            </Button>
          )}
        </Group>
      )}
      {one && (
        <Wording
          key={one.key}
          variant={one}
          isFixed={isFixed}
          needsSubject={!step.is_answer}
          onChange={put}
        />
      )}
      <Group justify="space-between" gap="xs">
        {hasEarlier && (
          <Checkbox
            label={t("mail.isAnswer")}
            checked={step.is_answer}
            disabled={isFixed}
            onChange={(event) => onChange({ is_answer: event.currentTarget.checked })}
          />
        )}
        {!isFixed && variants.length < MOST_VARIANTS && (
          <Button
            ml="auto"
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={13} />}
            onClick={add}
          >
            {t("variant.add")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

type WordingProps = {
  variant: Variant;
  isFixed: boolean;
  needsSubject: boolean;
  onChange: (part: Partial<Variant>) => void;
};

function Wording({ variant, isFixed, needsSubject, onChange }: WordingProps) {
  const { t } = useTranslation("sequences");
  const insert = useRef<Insert>(undefined);
  const [begun, setBegun] = useState({ times: 0, doc: variant.doc as Doc });
  if (isFixed)
    return (
      <div className={classes.letter}>
        <Text size="sm" fw={600}>
          {variant.subject}
        </Text>
        <RichText doc={variant.doc as Doc} text="" />
      </div>
    );
  return (
    <Stack gap="xs">
      {needsSubject && (
        <TextInput
          label={t("mail.subject")}
          maxLength={300}
          value={variant.subject}
          onChange={(event) => onChange({ subject: event.currentTarget.value })}
        />
      )}
      <Group justify="space-between" gap="xs">
        <FromTemplate
          onChoose={(part) => {
            onChange(part);
            setBegun(({ times }) => ({ times: times + 1, doc: part.doc as Doc }));
          }}
        />
        <MailFieldMenu onChoose={(field) => insert.current?.(field)} />
      </Group>
      <Writer
        key={begun.times}
        label={t("mail.text")}
        placeholder={t("mail.textHint")}
        initial={begun.doc}
        isOpen
        focus={false}
        isPlain
        onReady={(made) => {
          insert.current = made;
        }}
        onChange={(doc) => onChange({ doc: doc as never })}
        onSave={() => undefined}
      />
    </Stack>
  );
}

/** Begin with the words of a template; they are copied, so that changing it later changes nothing here. */
function FromTemplate({ onChoose }: { onChoose: (part: Partial<Variant>) => void }) {
  const { t } = useTranslation("sequences");
  const all = useQuery(mailTemplatesQuery()).data ?? [];
  const templates = all.filter((one) => one.kind === "template");
  if (templates.length === 0) return <span />;
  return (
    <Select
      size="xs"
      w={220}
      searchable
      aria-label={t("mail.fromTemplate")}
      placeholder={t("mail.fromTemplate")}
      data={templates.map(({ id, name }) => ({ value: id, label: name }))}
      value={null}
      onChange={(id) => {
        const one = templates.find((each) => each.id === id);
        if (one) onChoose({ subject: one.subject, doc: one.doc as never, template_id: one.id });
      }}
    />
  );
}
