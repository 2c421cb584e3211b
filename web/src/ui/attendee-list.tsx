import type { Task } from "@/api/tasks";
import { useAttendees } from "@/api/tasks";

import { AttendeeRow } from "./attendee-row";

/** Who comes to a meeting, with what they say. */
export function AttendeeList({ task, mayWrite }: { task: Task; mayWrite: boolean }) {
  const { answer, remove } = useAttendees(task.id);
  return (
    <div>
      {task.attendees.map((attendee) => (
        <AttendeeRow
          key={attendee.id}
          attendee={attendee}
          mayWrite={mayWrite}
          onAnswer={(to) => answer.mutate({ id: attendee.id, answer: to })}
          onRemove={() => remove.mutate(attendee.id)}
        />
      ))}
    </div>
  );
}
