import { Button, Checkbox } from "@mantine/core";
import { IconAlertTriangle, IconCircle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { When } from "@/ui/when";

import { type Criterion, type Judged, useTickCriterion } from "./criteria";
import classes from "./criteria.module.css";

type Props = {
  criterion: Criterion;
  evidence: Judged["evidence"] | undefined;
  dealId: string;
  /** It stands in the way right now. */
  isRefusing?: boolean;
  onFix: (criterion: Criterion) => void;
};

/** One criterion: whether it is met, what shows it, and the button that fixes it. */
export function CriterionLine({ criterion, evidence, dealId, isRefusing, onFix }: Props) {
  const { t } = useTranslation("pipeline");
  const mayWrite = useMay("write");
  const tick = useTickCriterion(dealId);
  const { id, sentence, severity, fix } = criterion;
  const isMet = Boolean(evidence);
  const isManual = fix === "tick" && mayWrite;
  return (
    <li className={classes.line}>
      {isManual ? (
        <Checkbox
          size="xs"
          checked={isMet}
          disabled={tick.isPending}
          aria-label={sentence}
          onChange={(event) => tick.mutate({ id, isTicked: event.currentTarget.checked })}
        />
      ) : (
        <StateIcon state={isMet ? "met" : isRefusing ? severity : "open"} />
      )}
      <span className={classes.words}>
        {sentence} {severity === "warn" && !isMet && <Soft />} <Proof evidence={evidence} />
      </span>
      {!isMet && mayWrite && fix !== "tick" && (
        <Button size="compact-xs" variant="light" onClick={() => onFix(criterion)}>
          {t(`criteria.fix.${fix}`)}
        </Button>
      )}
    </li>
  );
}

function Soft() {
  const { t } = useTranslation("pipeline");
  return <span className={classes.proof}>{t("criteria.warns")}</span>;
}

function Proof({ evidence }: { evidence: Judged["evidence"] | undefined }) {
  if (!evidence || !(evidence.what || evidence.at || evidence.by)) return null;
  return (
    <span className={classes.proof}>
      {evidence.what && <span>{evidence.what}</span>}
      {evidence.at && (
        <span>
          <When at={evidence.at} />
        </span>
      )}
      {evidence.by && <span>{evidence.by}</span>}
    </span>
  );
}

const ICONS = {
  met: IconCircleCheck,
  open: IconCircle,
  block: IconCircleX,
  warn: IconAlertTriangle,
};

function StateIcon({ state }: { state: keyof typeof ICONS }) {
  const { t } = useTranslation("pipeline");
  const Icon = ICONS[state];
  const label = state === "met" ? t("criteria.state.met") : t("criteria.state.open");
  return (
    <Icon size={16} className={classes.icon} data-state={state} role="img" aria-label={label} />
  );
}
