import { Anchor, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { changeLanguage } from "@/lib/i18n";
import { Logo } from "@/ui/logo";

import classes from "./door.module.css";

type Props = { title: string; lead?: ReactNode; children: ReactNode };

/** The frame of everything one sees before being signed in. */
export function Door({ title, lead, children }: Props) {
  const { t, i18n } = useTranslation("auth");
  const other = i18n.language === "en" ? "zh-CN" : "en";
  return (
    <div className={classes.door}>
      <aside className={classes.water} aria-hidden>
        <Waves />
        <div className={classes.saying}>
          <p className={classes.poem}>{t("poem")}</p>
          <p>{t("promise")}</p>
        </div>
      </aside>
      <main className={classes.side}>
        <header className={classes.head}>
          <span className={classes.brand}>
            <Logo /> {t("brand")}
          </span>
          <Anchor component="button" type="button" size="sm" onClick={() => changeLanguage(other)}>
            {t("otherLanguage")}
          </Anchor>
        </header>
        <Stack className={classes.form} gap="lg">
          <Stack gap={4}>
            <Title order={1} fz={24} lh={1.3}>
              {title}
            </Title>
            {lead && <Text c="dimmed">{lead}</Text>}
          </Stack>
          {children}
        </Stack>
      </main>
    </div>
  );
}

/** Water that runs: three quiet lines. */
function Waves() {
  return (
    <svg
      aria-hidden
      className={classes.waves}
      viewBox="0 0 600 900"
      preserveAspectRatio="xMidYMax slice"
    >
      <path d="M0 560c110-60 190-60 300 0s190 60 300 0v340H0z" opacity=".10" />
      <path d="M0 640c90-50 210-70 320-10s190 50 280 0v270H0z" opacity=".12" />
      <path d="M0 730c120-40 180-60 290-10s220 60 310 10v170H0z" opacity=".16" />
    </svg>
  );
}
