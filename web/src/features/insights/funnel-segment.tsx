import { Box, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { DealsLink } from "./deals-link";
import type { Figure } from "./queries";
import { percentOf, type Segment } from "./rules";
import { useWords } from "./use-words";

const FIGURES: Record<Segment["kind"], Figure> = {
  on: "funnel_reached",
  won: "funnel_won",
  undecided: "funnel_undecided",
  lost: "funnel_lost",
  void: "funnel_void",
};

type Stage = Schema["FunnelStageOut"];
type Props = { stage: Stage; next: Stage | undefined; segment: Segment };

/** The part of a bar with one fate; leads to its deals. */
export function FunnelSegment({ stage, next, segment }: Props) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { kind, n } = segment;
  // Who went on is whoever reached the next stage.
  const where = (kind === "on" && next?.stage_id) || stage.stage_id;
  const what = `${stage.name}: ${t(`kind.${kind}`)}`;
  const exact = `${what} · ${words.count(n)} (${words.percent(n / stage.reached.n)})`;
  return (
    <Tooltip label={exact}>
      <Box
        w={`${percentOf(n, stage.reached.n)}%`}
        renderRoot={({ className, style }) => (
          <span className={className} style={style} data-segment>
            <DealsLink figure={FIGURES[kind]} stage={where} what={what} label={exact}>
              <Box component="span" display="block" h={34} data-kind={kind} />
            </DealsLink>
          </span>
        )}
      />
    </Tooltip>
  );
}
