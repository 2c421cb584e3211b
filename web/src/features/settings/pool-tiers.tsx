import { NumberInput, Table } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { type startOf, TERMS, TIERS, withTerm } from "./pool-rules";

type Props = { form: UseFormReturnType<ReturnType<typeof startOf>> };

/** The terms that differ for a tier of companies; an empty one is as for all. */
export function PoolTiers({ form }: Props) {
  const { t } = useTranslation("settings");
  const { tiers } = form.values.rules;
  return (
    <Table mt="sm" withRowBorders={false} horizontalSpacing={4} verticalSpacing={4}>
      <Table.Caption>{t("pools.tiersHint")}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("pools.tier")}</Table.Th>
          {TERMS.map((term) => (
            <Table.Th key={term}>{t(`pools.${term}`)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {TIERS.map((tier) => (
          <Table.Tr key={tier}>
            <Table.Th scope="row">{tier}</Table.Th>
            {TERMS.map((term) => (
              <Table.Td key={term}>
                <NumberInput
                  size="xs"
                  min={1}
                  max={3650}
                  hideControls
                  aria-label={`${tier}: ${t(`pools.${term}`)}`}
                  placeholder={String(form.values.rules[term] ?? t("pools.never"))}
                  value={tiers[tier]?.[term] ?? ""}
                  onChange={(days) =>
                    form.setFieldValue("rules.tiers", withTerm(tiers, tier, term, Number(days)))
                  }
                />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
