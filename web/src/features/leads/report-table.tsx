import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { Money } from "@/ui/money";

import classes from "./report.module.css";
import type { Line } from "./report-queries";
import { unitOf } from "./rules";

const COUNTS = ["leads", "accepted", "converted", "won"] as const;

/** A line for each source or campaign, the sum below. */
export function ReportTable({ report }: { report: Schema["LeadReport"] }) {
  const { t } = useTranslation("leads");
  const heads = [...COUNTS, "wonValue", "cost", "return", "median"] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label={t("report.title")}>
      <Table miw={760} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("report.name")}</Table.Th>
            {heads.map((head) => (
              <Table.Th key={head} ta="right">
                {t(`report.${head}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.items.map((line) => (
            <Row key={line.id ?? "none"} line={line} currency={report.currency} />
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Row line={report.total} currency={report.currency} name={t("report.total")} />
        </Table.Tfoot>
      </Table>
    </section>
  );
}

function Row({ line, currency, name }: { line: Line; currency: string; name?: string }) {
  const { t, i18n } = useTranslation("leads");
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" });
  const speed = line.median_minutes == null ? null : unitOf(line.median_minutes);
  return (
    <Table.Tr>
      <Table.Td>{name ?? line.name ?? t("report.without")}</Table.Td>
      {COUNTS.map((count) => (
        <Table.Td key={count} ta="right">
          {line[count]}
        </Table.Td>
      ))}
      <Table.Td ta="right">
        <Money amount={line.won_value} currency={currency} />
      </Table.Td>
      <Table.Td ta="right">
        <Money amount={line.cost} currency={currency} />
      </Table.Td>
      <Table.Td ta="right">
        {line.return_on_cost == null ? "—" : percent.format(Number(line.return_on_cost))}
      </Table.Td>
      <Table.Td ta="right">
        {speed ? t(`clock.${speed.unit}`, { count: speed.count }) : "—"}
      </Table.Td>
    </Table.Tr>
  );
}
