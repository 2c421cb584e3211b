import { Button, Menu } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { MailField } from "@/api/mail-templates";
import { useMailFieldWords } from "@/ui/use-mail-field-words";

import classes from "./mail-field-menu.module.css";

const GROUPS: Record<string, MailField[]> = {
  person: [
    "person.first_name",
    "person.last_name",
    "person.name",
    "person.salutation",
    "person.job_title",
  ],
  company: ["company.name"],
  deal: ["deal.name", "deal.value", "deal.stage", "deal.expected_close_date"],
  lead: ["lead.name"],
  sender: ["sender.name", "sender.email", "sender.signature"],
  today: ["today"],
};

type Props = { onChoose: (field: string) => void };

/** The fields a template can have, by what they are of. */
export function MailFieldMenu({ onChoose }: Props) {
  const { t } = useTranslation("templates");
  const nameOf = useMailFieldWords();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="compact-xs" variant="default" leftSection={<IconBraces size={14} />}>
          {t("form.fields")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.fields}>
        {Object.entries(GROUPS).map(([group, fields]) => (
          <div key={group}>
            <Menu.Label>{t(`fieldGroup.${group}`)}</Menu.Label>
            {fields.map((field) => (
              <Menu.Item key={field} onClick={() => onChoose(`{{${field}}}`)}>
                {nameOf(field)}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
