import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import {
  type MailStage,
  type MailTemplate,
  STAGES,
  useChangeTemplate,
  useCreateTemplate,
} from "@/api/mail-templates";
import type { Doc } from "@/api/notes";
import { MailFieldMenu } from "@/ui/mail-field-menu";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";
import type { Insert } from "@/ui/story/rich-editor";
import { Writer } from "@/ui/story/writer";
import { tell } from "@/ui/toasts";
import { MailTemplatePreview } from "./mail-template-preview";
import classes from "./mail-templates.module.css";
import type { InHand } from "./mail-templates-section";

const SCOPES: MailTemplate["scope"][] = ["private", "team", "workspace"];
const FIELDS = ["name", "shortcut", "subject", "scope"];
const NOTHING: Doc = { type: "doc", content: [{ type: "paragraph" }] };
export type Written = Pick<
  MailTemplate,
  "kind" | "name" | "language" | "stage" | "scope" | "shortcut" | "subject"
> & { doc: Doc };

type Props = { inHand: InHand; onDone: () => void };

/** Write a template; beside it stands what it will say to somebody. */
export function MailTemplateForm({ inHand: { template, begun }, onDone }: Props) {
  const { t, i18n } = useTranslation("templates");
  const [id] = useState(() => crypto.randomUUID());
  const [written, setWritten] = useState<Written>(() => beginning(begun, i18n.language));
  const put = (part: Partial<Written>) => setWritten((before) => ({ ...before, ...part }));
  const create = useCreateTemplate();
  const change = useChangeTemplate({ quiet: true });
  const error = create.error ?? change.error;
  const isFixed = template !== undefined && !template.may_edit;
  const save = () => {
    const onSuccess = () => {
      tell(t("told.kept"));
      onDone();
    };
    if (template) change.mutate({ template, change: written }, { onSuccess });
    else create.mutate({ id, ...written }, { onSuccess });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="md">
        <ProblemAlert error={error} fields={FIELDS} />
        {isFixed && <Text size="sm">{t("form.readOnly")}</Text>}
        <div className={classes.form}>
          <Stack gap="sm">
            <Facts written={written} error={error} put={put} />
            <Texts written={written} error={error} put={put} onSave={save} />
          </Stack>
          <MailTemplatePreview written={written} />
        </div>
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            {t("form.cancel")}
          </Button>
          <Button
            type="submit"
            disabled={isFixed || !written.name.trim()}
            loading={create.isPending || change.isPending}
          >
            {t("form.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function beginning(begun: Partial<MailTemplate>, language: string): Written {
  return {
    kind: begun.kind ?? "template",
    name: begun.name ?? "",
    language: begun.language ?? (language.startsWith("zh") ? "zh" : "en"),
    stage: begun.stage ?? "other",
    scope: begun.scope ?? "private",
    shortcut: begun.shortcut ?? "",
    subject: begun.subject ?? "",
    doc: (begun.doc as Doc | undefined) ?? NOTHING,
  };
}

type PartProps = { written: Written; error: unknown; put: (part: Partial<Written>) => void };

function Facts({ written, error, put }: PartProps) {
  const { t } = useTranslation("templates");
  const chosen = <Value extends string>(values: readonly Value[], word: (one: Value) => string) =>
    values.map((value) => ({ value, label: word(value) }));
  return (
    <>
      <TextInput
        label={t("form.name")}
        required
        data-autofocus
        maxLength={100}
        value={written.name}
        error={fieldError(error, "name")}
        onChange={(event) => put({ name: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        <Select
          label={t("form.stage")}
          allowDeselect={false}
          data={chosen(STAGES, (one) => t(`stage.${one}`))}
          value={written.stage}
          onChange={(stage) => put({ stage: stage as MailStage })}
        />
        <Select
          label={t("form.language")}
          allowDeselect={false}
          data={chosen(["en", "zh"], (one) => t(`languages.${one}`))}
          value={written.language}
          onChange={(language) => put({ language: language as Written["language"] })}
        />
        <Select
          label={t("form.scope")}
          allowDeselect={false}
          data={chosen(SCOPES, (one) => t(`scope.${one}`))}
          value={written.scope}
          error={fieldError(error, "scope")}
          onChange={(scope) => put({ scope: scope as Written["scope"] })}
        />
      </SimpleGrid>
      {written.stage === "quote" && written.kind === "template" && (
        <Text size="xs" c="dimmed">
          {t("form.stageHint")}
        </Text>
      )}
      {written.kind === "snippet" && (
        <TextInput
          label={t("form.shortcut")}
          description={t("form.shortcutHint")}
          maxLength={30}
          value={written.shortcut}
          error={fieldError(error, "shortcut")}
          onChange={(event) => put({ shortcut: event.currentTarget.value.trim() })}
        />
      )}
    </>
  );
}

/** Subject and text; a field goes where the cursor was last. */
function Texts({ written, error, put, onSave }: PartProps & { onSave: () => void }) {
  const { t } = useTranslation("templates");
  const insert = useRef<Insert>(undefined);
  const [initial] = useState(written.doc);
  const [isInSubject, setInSubject] = useState(false);
  const subject = useRef<HTMLInputElement>(null);
  const add = (field: string) => {
    if (!isInSubject) return insert.current?.(field);
    const { selectionStart, selectionEnd, value } = subject.current as HTMLInputElement;
    const [from, to] = [selectionStart ?? value.length, selectionEnd ?? value.length];
    put({ subject: value.slice(0, from) + field + value.slice(to) });
  };
  return (
    <>
      {written.kind === "template" && (
        <TextInput
          ref={subject}
          label={t("form.subject")}
          maxLength={900}
          value={written.subject}
          error={fieldError(error, "subject")}
          onFocus={() => setInSubject(true)}
          onChange={(event) => put({ subject: event.currentTarget.value })}
        />
      )}
      <Stack gap={4}>
        <Group justify="space-between">
          <Text size="sm" fw={600} aria-hidden>
            {t("form.text")}
          </Text>
          <MailFieldMenu onChoose={add} />
        </Group>
        <Writer
          label={t("form.text")}
          placeholder={t("form.textHint")}
          initial={initial}
          isOpen
          focus={false}
          isPlain
          onReady={(made) => {
            insert.current = made;
          }}
          onFocus={() => setInSubject(false)}
          onChange={(doc) => put({ doc })}
          onSave={onSave}
        />
        <Text size="xs" c="dimmed">
          {t("form.gapHint")}
        </Text>
      </Stack>
    </>
  );
}
