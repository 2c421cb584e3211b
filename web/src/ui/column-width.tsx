import type { KeyboardEvent, PointerEvent } from "react";
import { useTranslation } from "react-i18next";

import classes from "./data-table.module.css";

const STEP = 16;

type Props = { label: string; width: number; onWidth: (width: number) => void };

/** The right edge of a column's head: dragged, or moved with the arrow keys. */
export function ColumnWidth({ label, width, onWidth }: Props) {
  const { t } = useTranslation("common");
  const keys = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (!by) return;
    event.preventDefault();
    onWidth(width + by);
  };
  const drag = ({ currentTarget: edge, pointerId, clientX: begin }: PointerEvent<HTMLElement>) => {
    const now = edge.parentElement?.offsetWidth ?? width;
    edge.setPointerCapture(pointerId);
    edge.onpointermove = ({ clientX }) => onWidth(now + clientX - begin);
    edge.onpointerup = () => {
      edge.onpointermove = null;
    };
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between columns that can be moved.
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t("columnWidth", { name: label })}
      aria-valuenow={width}
      tabIndex={0}
      className={classes.edge}
      onPointerDown={drag}
      onKeyDown={keys}
    />
  );
}
