import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { type Judged, scorecardQuery } from "@/api/scorecard";

import { useOpenRecord } from "@/lib/place";

import { Failed } from "./failed";
import { RowLink } from "./row-link";
import classes from "./scorecard.module.css";
import { ScorecardQuestion } from "./scorecard-question";
import { Section } from "./section";

/** What must be known of a lead or a deal: each question with its answer and how that is known. */
export function Scorecard({ of }: { of: Judged }) {
  const { t } = useTranslation("leads");
  const open = useOpenRecord();
  const mayWrite = useMay("write");
  const { data: card, error, refetch } = useQuery(scorecardQuery(of));
  const known = { answered: card?.answered ?? 0, questions: card?.questions.length ?? 0 };
  return (
    <Section
      title={t("scorecard.title")}
      action={
        card && (
          <Text size="xs" c="dimmed" data-figure>
            {card.name} · {t("scorecard.known", known)}
          </Text>
        )
      }
    >
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!card && !error && <Skeleton h={120} />}
      {of.kind === "deal" && card?.lead_id && (
        <Text size="sm" c="dimmed">
          {t("scorecard.from")}{" "}
          <RowLink onOpen={() => open("lead", card.lead_id ?? "")}>{card.lead_name}</RowLink>
        </Text>
      )}
      <ul className={classes.list}>
        {card?.questions.map((question) => (
          <ScorecardQuestion
            key={question.question_id}
            question={question}
            of={of}
            mayWrite={mayWrite}
          />
        ))}
      </ul>
    </Section>
  );
}
