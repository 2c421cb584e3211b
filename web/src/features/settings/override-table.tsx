import { Anchor, Stack, Table, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { When } from "@/ui/when";

import { OverrideRow } from "./override-row";
import classes from "./panel.module.css";
import type { Override } from "./stage-queries";

const HEADS = ["deal", "way", "missing", "reason", "who"] as const;

/** A table on a desk; on a phone, where five columns do not fit, one card under another. */
export function OverrideTable({ items }: { items: Override[] }) {
  const { t } = useTranslation("settings");
  const open = useOpenRecord();
  const phone = useMediaQuery("(max-width: 48em)") ?? false;
  if (phone) {
    return (
      <ol className={classes.list}>
        {items.map((one) => (
          <OverrideRow key={one.id} override={one} />
        ))}
      </ol>
    );
  }
  return (
    <div className={classes.scroll}>
      <Table miw={720} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {HEADS.map((head) => (
              <Table.Th key={head}>{t(`overrides.${head}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>
                <Anchor
                  component="button"
                  size="sm"
                  ta="start"
                  onClick={() => open("deal", one.deal_id)}
                >
                  {one.deal_title}
                </Anchor>
              </Table.Td>
              <Table.Td>
                {one.from_stage_name} → {one.to_stage_name ?? t("overrides.won")}
              </Table.Td>
              <Table.Td>{one.criteria.map(({ sentence }) => sentence).join(" · ")}</Table.Td>
              <Table.Td>{one.reason}</Table.Td>
              <Table.Td miw={116}>
                <Stack gap={0}>
                  {one.member_name}
                  <Text span size="xs" c="dimmed">
                    <When at={one.at} />
                  </Text>
                </Stack>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
