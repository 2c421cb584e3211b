import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { When } from "@/ui/when";

import classes from "./consent.module.css";
import type { ConsentStep } from "./consent-queries";

/** How it came, the last first; nothing of it is ever written over. */
export function ConsentHistory({ steps }: { steps: ConsentStep[] }) {
  const { t } = useTranslation("leaving");
  if (steps.length === 0) return null;
  const said = ({ source, words, evidence, by_name }: ConsentStep) => [
    source === "unsubscribe_link" ? t("consent.unsubscribe_link") : source,
    words && `“${words}”`,
    evidence,
    by_name && t("consent.by", { who: by_name }),
  ];
  return (
    <ol className={classes.steps} aria-label={t("consent.history")}>
      {steps.map((step) => (
        <li key={step.id} className={classes.step}>
          <Text size="sm" span>
            {step.is_withdrawal ? t("consent.withdrawn") : t(`consent.basis.${step.basis}`)}
          </Text>
          <Text size="xs" c="dimmed" span>
            {" "}
            <When at={step.at} />
            {said(step)
              .filter(Boolean)
              .map((part) => ` · ${part}`)}
          </Text>
        </li>
      ))}
    </ol>
  );
}
