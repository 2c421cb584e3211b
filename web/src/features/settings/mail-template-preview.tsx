import { Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { previewQuery } from "@/api/mail-templates";
import type { Doc } from "@/api/notes";
import { type Picked, RecordPicker } from "@/ui/record-picker";
import { GapText } from "@/ui/story/gap-text";
import { RichText } from "@/ui/story/rich-text";
import { useMailFieldWords } from "@/ui/use-mail-field-words";

import type { Written } from "./mail-template-form";
import classes from "./mail-templates.module.css";

/** What a template says to a person of one's choice, while it is being written. */
export function MailTemplatePreview({ written }: { written: Written }) {
  const { t } = useTranslation("templates");
  const nameOf = useMailFieldWords();
  const [person, setPerson] = useState<Picked | null>(null);
  const { language, subject, doc, kind } = written;
  const [asked] = useDebouncedValue({ language, subject, doc, person_id: person?.id ?? null }, 300);
  const { data, error } = useQuery({
    ...previewQuery({ ...asked, address: "" }),
    placeholderData: keepPreviousData,
  });
  const missing = (data?.missing ?? []).map(nameOf);
  return (
    <Stack gap="xs" component="section" aria-label={t("preview.title")}>
      <RecordPicker
        kind="person"
        isKnownOnly
        label={t("preview.person")}
        placeholder={t("preview.hint")}
        value={person}
        onChange={(picked) => setPerson(picked?.id ? picked : null)}
      />
      <div className={classes.letter} lang={language === "zh" ? "zh-CN" : "en"}>
        {kind === "template" && (
          <Text size="sm" fw={600} mb={4}>
            <GapText text={data?.subject || t("preview.noSubject")} nameOf={nameOf} />
          </Text>
        )}
        {data && !error && <RichText doc={data.doc as Doc} text="" nameOf={nameOf} />}
      </div>
      {missing.length > 0 && (
        <Text size="xs" c="dimmed" role="status">
          {t("preview.missing", { names: missing.join(t("common:listSeparator")) })}
        </Text>
      )}
    </Stack>
  );
}
