import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { SectionId, sectionsFor } from "./sections";
import classes from "./settings-page.module.css";

type Props = { current: SectionId; sections: ReturnType<typeof sectionsFor> };

export function SettingsMenu({ current, sections }: Props) {
  const { t } = useTranslation("settings");
  return (
    <nav className={classes.menu} aria-label={t("title")}>
      {(["me", "workspace"] as const).map((group) => {
        const members = sections.filter((section) => section.group === group);
        if (members.length === 0) return null;
        return (
          <div key={group} className={classes.group}>
            <p className={classes.groupName}>{t(`group.${group}`)}</p>
            {members.map(({ id }) => (
              <Link
                key={id}
                to="/settings/$section"
                params={{ section: id }}
                className={classes.link}
                aria-current={id === current ? "page" : undefined}
              >
                {t(`section.${id}`)}
              </Link>
            ))}
          </div>
        );
      })}
    </nav>
  );
}
