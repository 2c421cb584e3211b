import { Button, Stack, Text } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import {
  type MailTemplate,
  mailTemplatesQuery,
  mineFirst,
  replyRatesQuery,
  STAGES,
} from "@/api/mail-templates";
import { EmptyState } from "@/ui/empty-state";

import { MailTemplateRow } from "./mail-template-row";
import type { InHand } from "./mail-templates-section";
import classes from "./panel.module.css";

type Props = {
  kind: MailTemplate["kind"];
  isAll: boolean;
  onOpen: (inHand: InHand) => void;
  onGallery: () => void;
};

/** Templates under the stage they are for, each with what became of its letters. */
export function MailTemplateList({ kind, isAll, onOpen, onGallery }: Props) {
  const { t, i18n } = useTranslation("templates");
  const all = useSuspenseQuery(mailTemplatesQuery({ isAll })).data;
  const replies = useQuery(replyRatesQuery()).data ?? [];
  const shown = mineFirst(
    all.filter((one) => one.kind === kind),
    i18n.language,
  );
  if (shown.length === 0)
    return (
      <EmptyState
        icon={<IconTemplate size={28} stroke={1.4} aria-hidden />}
        action={
          kind === "template" && (
            <Button variant="default" onClick={onGallery}>
              {t("toGallery")}
            </Button>
          )
        }
      >
        {kind === "template" ? t("none") : t("noSnippets")}
      </EmptyState>
    );
  return (
    <Stack gap="lg">
      {STAGES.map((stage) => {
        const here = shown.filter((one) => one.stage === stage);
        if (here.length === 0) return null;
        return (
          <section key={stage} aria-label={t(`stage.${stage}`)}>
            <Text size="xs" fw={600} c="dimmed">
              {t(`stage.${stage}`)}
            </Text>
            <ul className={classes.list}>
              {here.map((template) => (
                <MailTemplateRow
                  key={template.id}
                  template={template}
                  replies={replies.find((one) => one.template_id === template.id)}
                  onOpen={onOpen}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </Stack>
  );
}
