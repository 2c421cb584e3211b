import { ActionIcon, Badge, Combobox, Group, Text, Tooltip, useCombobox } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type MailTemplate, mailTemplatesQuery, mineFirst, STAGES } from "@/api/mail-templates";

import classes from "./composer.module.css";

type Props = { onChoose: (template: MailTemplate) => void };

/** Look for a template or snippet and put it into the letter; arrows and Enter choose. */
export function TemplatePicker({ onChoose }: Props) {
  const { t, i18n } = useTranslation(["mail", "templates"]);
  const [q, setQ] = useState("");
  const box = useCombobox({
    onDropdownOpen: () => box.focusSearchInput(),
    onDropdownClose: () => {
      box.resetSelectedOption();
      box.focusTarget();
      setQ("");
    },
  });
  const templates = useQuery(mailTemplatesQuery()).data ?? [];
  const found = fitting(templates, q, i18n.language);
  const choose = (id: string) => {
    const one = templates.find((template) => template.id === id);
    box.closeDropdown();
    if (one) onChoose(one);
  };
  return (
    <Combobox store={box} width={320} position="top-start" withinPortal onOptionSubmit={choose}>
      <Combobox.Target targetType="button">
        <Tooltip label={t("template.insert")} disabled={box.dropdownOpened}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("template.insert")}
            onClick={() => box.toggleDropdown()}
          >
            <IconTemplate size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label={t("template.find")}
          placeholder={t("template.find")}
          value={q}
          onChange={(event) => {
            setQ(event.currentTarget.value);
            box.updateSelectedOptionIndex();
          }}
        />
        <Combobox.Options aria-label={t("template.insert")}>
          <div className={classes.offers}>
            {found.length === 0 && (
              <Combobox.Empty>
                {templates.length > 0 ? t("template.nothing") : t("template.none")}
              </Combobox.Empty>
            )}
            {STAGES.map((stage) => {
              const here = found.filter((one) => one.stage === stage);
              if (here.length === 0) return null;
              return (
                <Combobox.Group key={stage} label={t(`templates:stage.${stage}`)}>
                  {here.map((one) => (
                    <Option key={one.id} template={one} />
                  ))}
                </Combobox.Group>
              );
            })}
          </div>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Option({
  template: { id, name, subject, text, kind, shortcut, language },
}: {
  template: MailTemplate;
}) {
  const { t } = useTranslation("templates");
  return (
    <Combobox.Option value={id}>
      <Group gap={6} wrap="nowrap">
        <Text size="sm" truncate flex={1}>
          {name}
        </Text>
        {shortcut && (
          <Text size="xs" c="dimmed">
            {shortcut}
          </Text>
        )}
        <Badge size="xs" variant="light" color="gray">
          {t(`language.${language}`)}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed" truncate>
        {kind === "template" && subject ? subject : text}
      </Text>
    </Combobox.Option>
  );
}

/** Those with all the words typed; those in the reader's language first. */
function fitting(templates: MailTemplate[], q: string, language: string): MailTemplate[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const found = templates.filter(({ name, subject, text, shortcut }) => {
    const all = `${name} ${subject} ${text} ${shortcut}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return mineFirst(found, language);
}
