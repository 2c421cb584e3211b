import { Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import {
  type GalleryText,
  type MailTemplate,
  mailGalleryQuery,
  STAGES,
} from "@/api/mail-templates";
import { useMay } from "@/api/me";
import type { Doc } from "@/api/notes";
import { GapText } from "@/ui/story/gap-text";
import { RichText } from "@/ui/story/rich-text";
import { useMailFieldWords } from "@/ui/use-mail-field-words";

import classes from "./mail-templates.module.css";

type Props = { onUse: (begun: Partial<MailTemplate>) => void };

/** The texts that come with Headwater, by stage; what is taken becomes a template of one's own. */
export function MailGallery({ onUse }: Props) {
  const { t, i18n } = useTranslation("templates");
  const texts = useSuspenseQuery(mailGalleryQuery()).data;
  const [language, setLanguage] = useState(i18n.language.startsWith("zh") ? "zh" : "en");
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {t("gallery.lead")}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t("gallery.language")}
          data={[
            { value: "en", label: t("languages.en") },
            { value: "zh", label: t("languages.zh") },
          ]}
          value={language}
          onChange={setLanguage}
        />
      </Group>
      {STAGES.map((stage) => {
        const here = texts.filter((one) => one.stage === stage && one.language === language);
        if (here.length === 0) return null;
        return (
          <section key={stage} aria-label={t(`stage.${stage}`)}>
            <Text size="xs" fw={600} c="dimmed" mb={6}>
              {t(`stage.${stage}`)}
            </Text>
            <div className={classes.cards}>
              {here.map((text) => (
                <Card key={text.key} text={text} onUse={onUse} />
              ))}
            </div>
          </section>
        );
      })}
    </Stack>
  );
}

type CardProps = { text: GalleryText } & Props;

function Card({ text, onUse }: CardProps) {
  const { t } = useTranslation("templates");
  const nameOf = useMailFieldWords();
  const { name, hint, language, stage, subject, doc } = text;
  const begin = () => onUse({ kind: "template", name, language, stage, subject, doc });
  return (
    <article className={classes.card} aria-label={name} lang={language === "zh" ? "zh-CN" : "en"}>
      <Text fw={500} size="sm">
        {name}
      </Text>
      <Text size="xs" c="dimmed">
        {hint}
      </Text>
      <div className={classes.letter}>
        <Text size="sm" fw={500}>
          <GapText text={subject} nameOf={nameOf} />
        </Text>
        <RichText doc={doc as Doc} text="" nameOf={nameOf} />
      </div>
      {useMay("write") && (
        <Button size="compact-sm" variant="default" onClick={begin}>
          {t("gallery.use")}
        </Button>
      )}
    </article>
  );
}
