import { Radio, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Match } from "./queries";

type Props = {
  kind: "company" | "person";
  /** What the lead says; nothing can be made without a name. */
  name: string;
  matches: Match[];
  /** An id, "new", or "" for none. */
  value: string;
  onChange: (value: string) => void;
};

/** Which company or person it is: one that is there already (and why we think so), a new one, none. */
export function MatchChoice({ kind, name, matches, value, onChange }: Props) {
  const { t } = useTranslation("leads");
  if (!name && matches.length === 0) return null;
  return (
    <Radio.Group label={t(`match.${kind}`)} value={value} onChange={onChange}>
      <Stack gap={8} mt={4}>
        {matches.map((match) => (
          <Radio
            key={match.id}
            value={match.id}
            label={
              <>
                {match.name}{" "}
                <Text span size="xs" c="dimmed">
                  {[match.detail, match.owner_name].filter(Boolean).join(" · ")}
                </Text>
              </>
            }
            description={t("match.same", {
              what: match.reasons.map((reason) => t(`match.by.${reason}`)).join(t("gaps.comma")),
            })}
          />
        ))}
        {name && <Radio value="new" label={t("match.new", { name })} />}
        <Radio value="" label={t("match.none")} />
      </Stack>
    </Radio.Group>
  );
}
