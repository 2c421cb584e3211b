import { Group, Select, Stack, Table, Text, Tooltip } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";

import { type Sequence, type StepFigures, sequenceReportQuery } from "@/api/sequences";
import { formatNumber, formatPercent } from "@/lib/money";
import { formatDate } from "@/lib/when";
import { EmptyState } from "@/ui/empty-state";
import { StatusBadge } from "@/ui/status-badge";
import { useLocale } from "@/ui/use-locale";

import classes from "./sequences.module.css";

const COLUMNS = [
  "done",
  "delivered",
  "bounced",
  "opened",
  "clicked",
  "replied",
  "meetings",
  "deals",
  "unsubscribed",
  "complained",
] as const;

/** What each step came to, for whom it ended and why. */
export function SequenceResults({ sequence }: { sequence: Sequence }) {
  const { t } = useTranslation("sequences");
  const { language } = useLocale();
  const [number, setNumber] = useState(sequence.number);
  const report = useSuspenseQuery(sequenceReportQuery(sequence.id, number)).data;
  if (report.enrolled === 0) return <EmptyState>{t("nobody")}</EmptyState>;
  const ended = Object.entries(report.ended);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="end">
        <Text size="sm" data-figure>
          {t("results.sum", {
            enrolled: report.enrolled,
            running: report.running,
            finished: report.finished,
          })}
        </Text>
        {sequence.versions.length > 1 && (
          <Select
            size="xs"
            aria-label={t("results.version")}
            allowDeselect={false}
            data={sequence.versions.map((one) => ({
              value: String(one.number),
              label: t("results.versionOf", {
                number: one.number,
                day: formatDate(one.made_at.slice(0, 10), language),
                count: one.people,
              }),
            }))}
            value={String(number)}
            onChange={(next) => setNumber(Number(next))}
          />
        )}
      </Group>
      {ended.length > 0 && (
        <Group gap="xs">
          {ended.map(([reason, count]) => (
            <StatusBadge key={reason} tone={reason === "replied" ? "good" : "quiet"}>
              {t("results.ended", { reason: t(`reason.${reason}`), count })}
            </StatusBadge>
          ))}
        </Group>
      )}
      <Figures steps={report.steps} />
      <Text size="xs" c="dimmed">
        {t("results.hint", { least: report.least_for_verdict })}
      </Text>
    </Stack>
  );
}

function Figures({ steps }: { steps: StepFigures[] }) {
  const { t } = useTranslation("sequences");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t("results.table")}>
      <Table aria-label={t("tab.results")} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("results.step")}</Table.Th>
            {COLUMNS.map((name) => (
              <Table.Th key={name} scope="col" ta="right">
                {t(`results.${name}`)}
              </Table.Th>
            ))}
            <Table.Th scope="col">{t("results.rate")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {steps.map((step, place) =>
            step.kind === "wait" ? null : (
              <Fragment key={step.key}>
                <Row
                  name={t("stepName", { number: place + 1, kind: t(`kind.${step.kind}`) })}
                  hint={step.subject || step.title}
                  isMail={step.kind === "mail"}
                  counts={step.counts}
                />
                {step.variants.length > 1 &&
                  step.variants.map((one) => (
                    <Row
                      key={one.key}
                      name={t("variant.name", { key: one.key })}
                      isMail
                      isPart
                      isBetter={step.better === one.key}
                      counts={one.counts}
                    />
                  ))}
                {step.variants.length > 1 && !step.better && <NotTold step={step} />}
              </Fragment>
            ),
          )}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function NotTold({ step }: { step: StepFigures }) {
  const { t } = useTranslation("sequences");
  return (
    <Table.Tr>
      <Table.Td colSpan={COLUMNS.length + 2}>
        <Text size="xs" c="dimmed">
          {step.more_needed ? t("results.more", { count: step.more_needed }) : t("results.notTold")}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

type RowProps = {
  name: string;
  hint?: string;
  isMail: boolean;
  isPart?: boolean;
  isBetter?: boolean;
  counts: StepFigures["counts"];
};

function Row({ name, hint, isMail, isPart, isBetter, counts }: RowProps) {
  const { t } = useTranslation("sequences");
  const { language } = useLocale();
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={isPart ? 400 : 500} pl={isPart ? 28 : undefined}>
        <Group gap={8} wrap="nowrap">
          {name}
          {isBetter && <StatusBadge tone="good">{t("results.better")}</StatusBadge>}
        </Group>
        {hint && (
          <Text size="xs" c="dimmed" lineClamp={1} maw={220}>
            {hint}
          </Text>
        )}
      </Table.Th>
      {COLUMNS.map((column) => (
        <Table.Td key={column} ta="right">
          {isMail || column === "done" ? formatNumber(counts[column], language) : "—"}
        </Table.Td>
      ))}
      <Table.Td>{isMail && <Rate counts={counts} />}</Table.Td>
    </Table.Tr>
  );
}

function Rate({ counts }: Pick<RowProps, "counts">) {
  const { t } = useTranslation("sequences");
  const { language } = useLocale();
  const { reply_rate: rate, reply_low: low, reply_high: high, delivered } = counts;
  const percent = (share: number) => formatPercent(share, language);
  if (rate === null || low === null || high === null)
    return (
      <Text size="xs" c="dimmed">
        {t("results.tooFew", { count: delivered })}
      </Text>
    );
  return (
    <Tooltip label={t("results.interval", { low: percent(low), high: percent(high) })}>
      <Text size="sm">{percent(rate)}</Text>
    </Tooltip>
  );
}
