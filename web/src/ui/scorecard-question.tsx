import { Anchor, Button, SegmentedControl, Text, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type Judged, type Question, useAnswer } from "@/api/scorecard";

import classes from "./scorecard.module.css";
import { ScorecardEvidence } from "./scorecard-evidence";
import { Day } from "./when";

const STATES: Question["state"][] = ["yes", "no", "unknown"];

type Props = { question: Question; of: Judged; mayWrite: boolean };

/** One question: known or not, and who said so. */
export function ScorecardQuestion({ question, of, mayWrite }: Props) {
  const { t } = useTranslation("leads");
  const [isOpen, setOpen] = useState(false);
  const answer = useAnswer(of);
  const { question_id, name, hint, state } = question;
  return (
    <li className={classes.question}>
      <div className={classes.head}>
        <UnstyledButton
          className={classes.name}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <span className={classes.word}>{name}</span>
          <Text span size="xs" c="dimmed" className={classes.hint}>
            {hint}
          </Text>
        </UnstyledButton>
        <SegmentedControl
          size="xs"
          aria-label={name}
          readOnly={!mayWrite}
          value={(answer.isPending && answer.variables.body.state) || state}
          data={STATES.map((value) => ({ value, label: t(`scorecard.${value}`) }))}
          onChange={(next) => answer.mutate({ question_id, body: { state: next as typeof state } })}
        />
      </div>
      {!isOpen && <Evidence question={question} />}
      {isOpen && mayWrite && (
        <ScorecardEvidence
          known={question}
          onSave={(next) =>
            answer.mutate({ question_id, body: next }, { onSuccess: () => setOpen(false) })
          }
          isBusy={answer.isPending}
        />
      )}
      {!isOpen && mayWrite && !question.evidence && (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setOpen(true)}>
          {t("scorecard.addEvidence")}
        </Button>
      )}
    </li>
  );
}

function Evidence({ question }: { question: Question }) {
  const { t } = useTranslation("leads");
  const { evidence, said_by, said_on, link } = question;
  if (!evidence && !said_by && !link) return null;
  return (
    <Text size="xs" className={classes.evidence}>
      {evidence}
      {said_by && <b> — {said_by}</b>}
      {said_on && (
        <>
          {" "}
          <Day day={said_on} />
        </>
      )}
      {link && (
        <>
          {" "}
          <Anchor size="xs" href={link} target="_blank" rel="noreferrer">
            {t("scorecard.source")}
          </Anchor>
        </>
      )}
    </Text>
  );
}
