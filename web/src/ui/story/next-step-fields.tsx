import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { DateField } from "@/ui/date-field";
import type { Contact } from "./contact";
import classes from "./story.module.css";

type Props = { contact: Contact; onChange: (part: Contact) => void };

/** What comes next becomes a task in the same step. */
export function NextStepFields({ contact, onChange }: Props) {
  const { t } = useTranslation("common");
  return (
    <div className={classes.fields}>
      <TextInput
        size="xs"
        flex="1 1 200px"
        label={t("write.next")}
        placeholder={t("write.nextHint")}
        maxLength={200}
        value={contact.nextTitle ?? ""}
        onChange={(event) => onChange({ nextTitle: event.currentTarget.value })}
      />
      {contact.nextTitle && (
        <DateField
          size="xs"
          w={150}
          label={t("task.due")}
          value={contact.nextDay ?? null}
          onChange={(nextDay) => onChange({ nextDay })}
        />
      )}
    </div>
  );
}
