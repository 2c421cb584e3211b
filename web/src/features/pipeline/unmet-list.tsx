import { Button, Group, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";

import { type Criterion, dealCriteriaQuery, goToFix } from "./criteria";
import classes from "./criteria.module.css";
import { CriterionLine } from "./criterion-line";

type Props = {
  dealId: string;
  criteria: Criterion[];
  mayOverride: boolean;
  /** Try again, with a reason when something is still missing. */
  onAgain: (reason: string) => void;
  onClose: () => void;
};

export function UnmetList({ dealId, criteria, mayOverride, onAgain, onClose }: Props) {
  const { t } = useTranslation("pipeline");
  const open = useOpenRecord();
  const [reason, setReason] = useState("");
  const judged = useQuery(dealCriteriaQuery(dealId)).data?.criteria ?? [];
  const proofs = new Map(judged.map(({ id, evidence }) => [id, evidence]));
  const missing = criteria.filter(({ id, severity }) => severity === "block" && !proofs.get(id));
  const isReady = judged.length > 0 && missing.length === 0;
  const fix = (what: Criterion) => {
    onClose();
    if (!document.querySelector(`[data-deal-id="${dealId}"]`)) open("deal", dealId);
    goToFix(what);
  };
  return (
    <>
      <ul className={classes.list}>
        {criteria.map((one) => (
          <CriterionLine
            key={one.id}
            criterion={one}
            evidence={proofs.get(one.id)}
            dealId={dealId}
            isRefusing
            onFix={fix}
          />
        ))}
      </ul>
      {mayOverride && !isReady && (
        <Textarea
          mt="md"
          label={t("criteria.reason")}
          description={t("criteria.reasonHint")}
          maxLength={1000}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <Group justify="end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t("criteria.leaveIt")}
        </Button>
        {isReady && <Button onClick={() => onAgain("")}>{t("criteria.go")}</Button>}
        {mayOverride && !isReady && (
          <Button
            color="orange"
            autoContrast
            disabled={!reason.trim()}
            onClick={() => onAgain(reason.trim())}
          >
            {t("criteria.override")}
          </Button>
        )}
      </Group>
    </>
  );
}
