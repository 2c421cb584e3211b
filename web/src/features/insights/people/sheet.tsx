import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Avatar } from "@/ui/avatar";

import { useWords } from "../use-words";
import { AimsCard } from "./aims-card";
import { BesideCard } from "./beside-card";
import { HelpCard } from "./help-card";
import classes from "./people.module.css";
import type { MemberSheet } from "./queries";
import { SheetTiles } from "./sheet-tiles";
import { StatementsCard } from "./statements-card";

export function Sheet({ sheet }: { sheet: MemberSheet }) {
  const { t } = useTranslation(["coaching", "insights"]);
  const words = useWords();
  const about = [
    sheet.team_name ?? t("noTeam"),
    words.period(sheet),
    words.asOf(sheet),
    ...(sheet.is_live ? [] : [t("past")]),
  ];
  return (
    <article className={classes.sheet}>
      <header className={classes.head}>
        <Avatar name={sheet.name} size={40} tooltip={false} />
        <div>
          <h2 className={classes.name}>{sheet.name}</h2>
          <Text fz="sm" c="dimmed">
            {about.join(" · ")}
          </Text>
        </div>
      </header>
      <SheetTiles sheet={sheet} />
      <div className={classes.parts}>
        <StatementsCard sheet={sheet} part="praise" />
        <StatementsCard sheet={sheet} part="asks" />
        <AimsCard sheet={sheet} />
        {sheet.is_live && <HelpCard sheet={sheet} />}
        <BesideCard sheet={sheet} />
      </div>
    </article>
  );
}
