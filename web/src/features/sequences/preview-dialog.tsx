import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Doc } from "@/api/notes";
import { type Sequence, sequencePreviewQuery } from "@/api/sequences";
import { formatExactly, zoneName } from "@/lib/when";
import { Dialog } from "@/ui/dialog";
import { Failed } from "@/ui/failed";
import { type Picked, RecordPicker } from "@/ui/record-picker";
import { FormSkeleton } from "@/ui/skeletons";
import { GapText } from "@/ui/story/gap-text";
import { RichText } from "@/ui/story/rich-text";
import { useLocale } from "@/ui/use-locale";
import { useMailFieldWords } from "@/ui/use-mail-field-words";

import classes from "./sequences.module.css";
import { STEP_ICONS } from "./step-icons";

type Props = { sequence: Sequence; onClose: () => void };

/** What somebody would get, and when by their clock, if nothing stops it. */
export function PreviewDialog({ sequence, onClose }: Props) {
  const { t } = useTranslation("sequences");
  const [person, setPerson] = useState<Picked | null>(null);
  return (
    <Dialog opened onClose={onClose} title={t("preview.title", { name: sequence.name })} size={720}>
      <Stack gap="md">
        <RecordPicker
          kind="person"
          isKnownOnly
          label={t("preview.person")}
          placeholder={t("preview.hint")}
          value={person}
          onChange={(picked) => setPerson(picked?.id ? picked : null)}
        />
        {person?.id && <Preview sequenceId={sequence.id} personId={person.id} />}
      </Stack>
    </Dialog>
  );
}

function Preview({ sequenceId, personId }: { sequenceId: string; personId: string }) {
  const { t } = useTranslation("sequences");
  const { language } = useLocale();
  const nameOf = useMailFieldWords();
  const of = { person_id: personId };
  const { data, error, refetch } = useQuery(sequencePreviewQuery(sequenceId, of));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <FormSkeleton fields={2} />;
  const steps = data.steps.filter((one) => one.kind !== "wait");
  return (
    <>
      <Text size="xs" c="dimmed">
        {data.address ? t("preview.to", { address: data.address }) : t("preview.noAddress")}
        {" · "}
        {t("preview.zone", { zone: zoneName(data.zone, language) })}
      </Text>
      <ol className={classes.steps} aria-label={t("preview.steps")}>
        {steps.map((step) => {
          const Icon = STEP_ICONS[step.kind];
          const word = step.condition ? t(`condition.${step.condition}`) : step.title;
          return (
            <li key={step.key} className={classes.step}>
              <span className={classes.mark} aria-hidden>
                <Icon size={18} stroke={1.7} />
              </span>
              <Stack gap={6}>
                <Text size="xs" c="dimmed">
                  {formatExactly(step.at, { language, zone: data.zone })}
                </Text>
                {step.kind !== "mail" && (
                  <Text size="sm">
                    {t(`kind.${step.kind}`)}
                    {word && ` · ${word}`}
                  </Text>
                )}
                {step.mails.map((mail) => (
                  <div key={mail.variant} className={classes.letter}>
                    <Text size="sm" fw={600} mb={4}>
                      {step.mails.length > 1 && `${mail.variant} · `}
                      <GapText text={mail.subject || t("preview.sameThread")} nameOf={nameOf} />
                    </Text>
                    <RichText doc={mail.doc as Doc} text="" nameOf={nameOf} />
                    {mail.missing.length > 0 && (
                      <Text size="xs" c="orange" mt={6}>
                        {t("preview.missing", {
                          names: mail.missing.map(nameOf as never).join(t("common:listSeparator")),
                        })}
                      </Text>
                    )}
                  </div>
                ))}
              </Stack>
            </li>
          );
        })}
      </ol>
    </>
  );
}
