import { Box, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import bars from "../bars.module.css";
import { barsPicture } from "../bars-picture";
import { FigureCard } from "../figure-card";
import { LeadsLink } from "../leads-link";
import { percentOf } from "../rules";
import { useWords } from "../use-words";

/** Why leads were disqualified. */
export function ReasonsCard({ funnel }: { funnel: Schema["LeadFunnelOut"] }) {
  const { t } = useTranslation("before");
  const words = useWords();
  const { reasons, disqualified } = funnel;
  const most = Math.max(0, ...reasons.map(({ n }) => n));
  return (
    <FigureCard
      subject={t("reasons.subject")}
      view={t("view.cohort")}
      hint={[words.n(disqualified), words.asOf(funnel)].join(" · ")}
      table={{
        head: [
          t("reasons.reason"),
          t("leads.all"),
          t("reasons.share"),
          t("reasons.of_new"),
          t("reasons.of_working"),
        ],
        rows: reasons.map((one) => [
          one.name,
          words.count(one.n),
          words.percent(one.share),
          words.count(one.of_new),
          words.count(one.of_working),
        ]),
      }}
      picture={() =>
        barsPicture(
          reasons.map(({ name, n }) => ({ name, value: n })),
          words.count,
        )
      }
    >
      {reasons.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t("reasons.none")}
        </Text>
      )}
      <ul className={bars.bars}>
        {reasons.map((one) => (
          <li key={one.reason_id}>
            <LeadsLink
              figure="disqualified"
              reason={one.reason_id}
              what={one.name}
              className={bars.row}
            >
              <span className={bars.name} title={one.name}>
                {one.name}
              </span>
              <span className={bars.track}>
                <Box
                  component="span"
                  className={bars.bar}
                  data-tone="bad"
                  w={`${percentOf(one.n, most)}%`}
                />
              </span>
              <span className={bars.figures}>
                {words.count(one.n)}
                <small>{words.percent(one.share)}</small>
              </span>
            </LeadsLink>
          </li>
        ))}
      </ul>
    </FigureCard>
  );
}
