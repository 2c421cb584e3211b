import { Box, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { DealsLink } from "./deals-link";
import { percentOf, type Segment } from "./rules";
import { useFunnelWay } from "./use-funnel-way";
import { useWords } from "./use-words";

type Stage = Schema["FunnelStageOut"];
type Props = { stage: Stage; next: Stage | undefined; segment: Segment; currency: string };

/** The part of a bar with one fate; leads to its deals. */
export function FunnelSegment({ stage, next, segment, currency }: Props) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { figure, size, isByValue } = useFunnelWay();
  const { kind, n } = segment;
  const reached = size(stage.reached);
  // Who went on is whoever reached the next stage.
  const where = (kind === "on" && next?.stage_id) || stage.stage_id;
  const what = `${stage.name}: ${t(`kind.${kind}`)}`;
  const exact = `${what} · ${isByValue ? words.money(String(n), currency) : words.count(n)} (${words.percent(n / reached)})`;
  return (
    <Tooltip label={exact}>
      <Box
        w={`${percentOf(n, reached)}%`}
        renderRoot={({ className, style }) => (
          <span className={className} style={style} data-segment>
            <DealsLink
              figure={figure(kind === "on" ? "reached" : kind)}
              stage={where}
              what={what}
              label={exact}
            >
              <Box component="span" display="block" h={34} data-kind={kind} />
            </DealsLink>
          </span>
        )}
      />
    </Tooltip>
  );
}
