import { useMay } from "@/api/me";
import { type Block, IN_A_DAY, MINUTES_PER_PIXEL } from "./rules";
import scale from "./scale.module.css";
import { TaskChip } from "./task-chip";
import { useResize } from "./use-resize";

/** A task on the scale of hours; its lower edge can be pulled. */
export function BlockChip({ block }: { block: Block }) {
  const { task, begin, end, lane, lanes } = block;
  const mayWrite = useMay("write") && !task.completed_at;
  const { minutes, edge, onKeyDown } = useResize(task);
  const until = Math.min(end + minutes - task.minutes, IN_A_DAY);
  const side = { left: `${(lane / lanes) * 100}%`, width: `calc(${100 / lanes}% - 4px)` };
  return (
    <>
      <TaskChip
        task={task}
        isBlock
        onKeyDown={mayWrite ? onKeyDown : undefined}
        place={{
          ...side,
          top: begin / MINUTES_PER_PIXEL,
          height: (until - begin) / MINUTES_PER_PIXEL - 2,
        }}
      />
      {mayWrite && (
        <div
          className={scale.edge}
          style={{ ...side, top: until / MINUTES_PER_PIXEL - 7 }}
          data-edge={task.id}
          aria-hidden
          {...edge}
        />
      )}
    </>
  );
}
