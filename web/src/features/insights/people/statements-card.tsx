import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { FigureCard } from "../figure-card";
import { useWords } from "../use-words";
import classes from "./people.module.css";
import type { MemberSheet } from "./queries";
import { StatementItem } from "./statement-item";
import { useStatementWords } from "./use-statement-words";

type Props = { sheet: MemberSheet; part: "praise" | "asks" };

/** What to praise, or what to ask: each statement with its figure, its n and its records. */
export function StatementsCard({ sheet, part }: Props) {
  const { t } = useTranslation("coaching");
  const words = useWords();
  const { sentence, evidence } = useStatementWords(sheet);
  const statements = sheet[part];
  return (
    <FigureCard
      subject={t(`part.${part}`)}
      view={words.period(sheet)}
      hint={t(`part.${part}Hint`)}
      table={{
        head: [t("statement"), t("evidence"), t("deals")],
        rows: statements.map((one) => [
          sentence(one),
          evidence(one),
          one.deals.map(({ title }) => title).join("; "),
        ]),
      }}
    >
      {statements.length === 0 && (
        <Text c="dimmed" fz="sm">
          {t(`part.${part}None`)}
        </Text>
      )}
      <ul className={classes.statements}>
        {statements.map((one) => (
          <StatementItem key={`${one.says}${one.measure ?? ""}`} sheet={sheet} one={one} />
        ))}
      </ul>
    </FigureCard>
  );
}
