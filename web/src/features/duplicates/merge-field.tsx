import { Group, Radio } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import classes from "./duplicates.module.css";

type Props = {
  label: string;
  values: [ReactNode, ReactNode];
  isLoser: boolean;
  onChange: (isLoser: boolean) => void;
};

/** The two values of a field side by side. */
export function MergeField({ label, values, isLoser, onChange }: Props) {
  const { t } = useTranslation("duplicates");
  return (
    <Radio.Group
      label={label}
      value={isLoser ? "loser" : "survivor"}
      onChange={(side) => onChange(side === "loser")}
    >
      <Group grow align="start" mt={4} className={classes.choice}>
        <Radio value="survivor" label={values[0] || t("blank")} />
        <Radio value="loser" label={values[1] || t("blank")} />
      </Group>
    </Radio.Group>
  );
}
