import { IconAlertTriangle, IconCircleCheck, IconHourglass } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { StatusBadge, type Tone } from "@/ui/status-badge";

import styles from "./chances.module.css";
import type { Model, Models } from "./queries";
import { useVerdictWords } from "./use-verdict-words";

const LOOKS: Record<NonNullable<Models["verdict"]>, [Tone, typeof IconHourglass]> = {
  usable: ["good", IconCircleCheck],
  no_signal: ["attention", IconAlertTriangle],
  too_few: ["quiet", IconHourglass],
};

type Props = { verdict: NonNullable<Models["verdict"]>; model: Model | null };

/** Whether what was learned may be used: a word, and a sentence that says why. */
export function Verdict({ verdict, model }: Props) {
  const { t } = useTranslation("chances");
  const words = useVerdictWords();
  const [tone, Icon] = LOOKS[verdict];
  return (
    <section className={styles.verdict} aria-label={t("verdictLabel")}>
      <StatusBadge tone={tone} icon={<Icon size={14} />}>
        {t(`said.${verdict}`)}
      </StatusBadge>
      <p>{model ? words.verdict(model) : t(`verdict.${verdict}_untold`)}</p>
    </section>
  );
}
