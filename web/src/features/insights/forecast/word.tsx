import { ActionIcon, Button, Popover, Text, Tooltip } from "@mantine/core";
import { IconHistory, IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { useWords } from "../use-words";
import type { Calling } from "./call-dialog";
import { CallHistory } from "./call-history";
import styles from "./forecast.module.css";
import type { Line, Sheet } from "./queries";

type Props = {
  sheet: Sheet;
  line: Line;
  isOverride: boolean;
  onCall: ((calling: Calling) => void) | undefined;
};

/** What was called, or put beside it; with its history, and for whoever may, the way to say it anew. */
export function Word({ sheet, line, isOverride, onCall }: Props) {
  const { t } = useTranslation("forecast");
  const words = useWords();
  const word = isOverride ? line.override : line.call;
  const may = (isOverride ? line.may_override : line.may_call) && onCall;
  const name = `${t(isOverride ? "calls.override" : "calls.one")}: ${line.name}`;
  if (!word) {
    return may ? (
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        aria-label={name}
        onClick={() => onCall({ line, isOverride })}
      >
        {t(isOverride ? "calls.addOverride" : "calls.add")}
      </Button>
    ) : (
      "–"
    );
  }
  return (
    <span className={styles.call}>
      <Tooltip label={word.note || t("calls.noNote")}>
        <Text component="span" fz="sm">
          {words.money(word.amount, sheet.currency)}
        </Text>
      </Tooltip>
      <Popover position="bottom-end" withinPortal shadow="md">
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t("calls.history", { name })}
          >
            <IconHistory size={14} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <CallHistory line={line} sheet={sheet} />
        </Popover.Dropdown>
      </Popover>
      {may && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t("calls.edit", { name })}
          onClick={() => onCall({ line, isOverride })}
        >
          <IconPencil size={14} />
        </ActionIcon>
      )}
    </span>
  );
}
