import { Radio, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { type Change, type Clash, saidOf } from "@/api/edits";
import { FieldName } from "@/ui/history/field-name";
import { FieldText } from "@/ui/history/field-text";
import { When } from "@/ui/when";

import classes from "./clash.module.css";
import { useMine } from "./use-mine";

export type Side = "mine" | "theirs";

type Props = {
  clash: Clash;
  change: Change;
  side: Side | undefined;
  /** Without it there is only one field, and the buttons below say all. */
  onSide: ((side: Side) => void) | undefined;
};

/** A field as the colleague left it and as it was typed here, side by side. */
export function ClashField({ clash, change, side, onSide }: Props) {
  const { t } = useTranslation("history");
  const { field, before, before_name, after, after_name, at, actor_name } = change;
  const mine = useMine(clash, field);
  const isMine = saidOf(clash.patch, field) !== undefined;
  const theirs = <FieldText kind={clash.kind} field={field} value={after} name={after_name} />;
  const own = isMine ? (
    <FieldText kind={clash.kind} field={field} value={mine.value} name={mine.name} />
  ) : (
    <FieldText kind={clash.kind} field={field} value={before} name={before_name} />
  );
  const me = isMine ? t("clash.mine") : t("clash.asSeen");
  return (
    <Radio.Group
      aria-label={field}
      value={side ?? null}
      onChange={(next) => onSide?.(next as Side)}
      label={<FieldName kind={clash.kind} field={field} />}
    >
      <div className={classes.sides}>
        {(["theirs", "mine"] as const).map((which) => (
          <div key={which} className={classes.side} data-chosen={side === which || undefined}>
            <Text size="xs" c="dimmed">
              {which === "mine" ? (
                me
              ) : (
                <>
                  {actor_name ?? t("system")} · <When at={at} />
                </>
              )}
            </Text>
            <div className={classes.value}>{which === "mine" ? own : theirs}</div>
            {onSide && <Radio size="xs" mt={6} value={which} label={t(`clash.choose.${which}`)} />}
          </div>
        ))}
      </div>
    </Radio.Group>
  );
}
