import { createTheme, MantineThemeProvider, Popover, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconX } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import classes from "./filter-chip.module.css";

/**
 * Lists and calendars that open inside the chip's popover stay in it: elsewhere in the page a click on
 * them would be one outside, and would close the popover before it is heard.
 */
const list = { defaultProps: { comboboxProps: { withinPortal: false } } };
const calendar = { defaultProps: { popoverProps: { withinPortal: false } } };
const INSIDE = createTheme({
  components: {
    Select: list,
    MultiSelect: list,
    TagsInput: list,
    DatePickerInput: calendar,
    DateInput: calendar,
  },
});

type Props = {
  label: string;
  /** What is chosen, in words; undefined when the filter is off. */
  chosen: string | undefined;
  onClear: () => void;
  /** Where the popover opens; at the foot of a page: "top-start". */
  position?: "bottom-start" | "top-start";
  /** The control in the chip's popover; `close` when the choice is made. */
  children: (close: () => void) => ReactNode;
};

/** One filter: off it says what it filters, on it says what is chosen and can be taken away. */
export function FilterChip({ label, chosen, onClear, position = "bottom-start", children }: Props) {
  const { t } = useTranslation("common");
  const [opened, setOpened] = useState(false);
  return (
    <span className={classes.chip} data-on={chosen !== undefined || undefined}>
      <Popover opened={opened} onChange={setOpened} position={position} trapFocus withinPortal>
        <Popover.Target>
          <UnstyledButton className={classes.name} onClick={() => setOpened(!opened)}>
            {chosen === undefined ? label : t("labelled", { label, value: chosen })}
            {chosen === undefined && <IconChevronDown size={14} />}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown p="xs">
          <MantineThemeProvider theme={INSIDE}>
            {children(() => setOpened(false))}
          </MantineThemeProvider>
        </Popover.Dropdown>
      </Popover>
      {chosen !== undefined && (
        <UnstyledButton
          className={classes.clear}
          onClick={onClear}
          aria-label={t("clearFilter", { filter: label })}
        >
          <IconX size={13} />
        </UnstyledButton>
      )}
    </span>
  );
}
