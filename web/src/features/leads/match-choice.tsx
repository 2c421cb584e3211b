import { Radio, Stack, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import { type Other, OtherPicker } from "./other-picker";
import type { Match } from "./queries";
import { OTHER } from "./rules";

type Props = {
  kind: "company" | "person";
  /** What the lead says; nothing can be made without a name. */
  name: string;
  matches: Match[];
  /** An id, "new", "" for none, or OTHER while another is being looked for. */
  value: string;
  error: ReactNode;
  onChange: (value: string) => void;
};

/** Which company or person it is: one that is there already (and why we think so), a new one, none. */
export function MatchChoice({ kind, name, matches, value, error, onChange }: Props) {
  const { t } = useTranslation("leads");
  const [other, setOther] = useState<Other>();
  const known = [name && "new", "", ...matches.map(({ id }) => id)];
  const isOther = !known.includes(value);
  return (
    <Radio.Group
      label={t(`match.${kind}`)}
      error={error}
      value={isOther ? OTHER : value}
      onChange={(next) => onChange(next === OTHER ? (other?.id ?? OTHER) : next)}
    >
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
        <Radio value={OTHER} label={t("match.other")} />
        {isOther && (
          <OtherPicker
            kind={kind}
            chosen={other}
            onChoose={(next) => {
              setOther(next);
              onChange(next.id);
            }}
          />
        )}
        <Radio value="" label={t("match.none")} />
      </Stack>
    </Radio.Group>
  );
}
