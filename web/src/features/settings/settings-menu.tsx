import { Select } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { SectionId, sectionsFor } from "./sections";
import classes from "./settings-page.module.css";

type Props = { current: SectionId; sections: ReturnType<typeof sectionsFor> };

/** Beside the settings on a desk; on a phone a list that opens, since twenty names fit no row. */
export function SettingsMenu({ current, sections }: Props) {
  const { t } = useTranslation("settings");
  const go = useNavigate();
  const phone = useMediaQuery("(max-width: 48em)") ?? false;
  const groups = (["me", "workspace"] as const)
    .map((id) => ({ id, members: sections.filter(({ group }) => group === id) }))
    .filter(({ members }) => members.length > 0);
  return (
    <nav className={classes.menu} aria-label={t("title")}>
      {phone && (
        <Select
          size="md"
          aria-label={t("title")}
          maxDropdownHeight={480}
          allowDeselect={false}
          data={groups.map(({ id, members }) => ({
            group: t(`group.${id}`),
            items: members.map((one) => ({ value: one.id, label: t(`section.${one.id}`) })),
          }))}
          value={current}
          onChange={(section) => section && go({ to: "/settings/$section", params: { section } })}
        />
      )}
      {!phone &&
        groups.map(({ id, members }) => (
          <div key={id} className={classes.group}>
            <p className={classes.groupName}>{t(`group.${id}`)}</p>
            {members.map((one) => (
              <Link
                key={one.id}
                to="/settings/$section"
                params={{ section: one.id }}
                className={classes.link}
                aria-current={one.id === current ? "page" : undefined}
              >
                {t(`section.${one.id}`)}
              </Link>
            ))}
          </div>
        ))}
    </nav>
  );
}
