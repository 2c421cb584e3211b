import { Input, Pill, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { FoundPicker } from "./found-picker";
import { type Found, foundTasksQuery } from "./queries";

type Props = { value: Found[]; onChange: (blockers: Found[]) => void };

/** The tasks a new one is to wait for. */
export function BlockerField({ value, onChange }: Props) {
  const { t } = useTranslation("tasks");
  return (
    <Input.Wrapper label={t("links.waitsFor")} labelElement="div">
      <Stack gap={6}>
        {value.length > 0 && (
          <Pill.Group>
            {value.map((one) => (
              <Pill
                key={one.id}
                withRemoveButton
                onRemove={() => onChange(value.filter(({ id }) => id !== one.id))}
                removeButtonProps={{ "aria-label": t("links.remove", { title: one.name }) }}
              >
                {one.name}
              </Pill>
            ))}
          </Pill.Group>
        )}
        <FoundPicker
          label={t("links.find")}
          nothing={t("links.nothing")}
          find={(q) => foundTasksQuery(q, {})}
          without={value.map(({ id }) => id)}
          onChoose={(found) => onChange([...value, found])}
        />
      </Stack>
    </Input.Wrapper>
  );
}
