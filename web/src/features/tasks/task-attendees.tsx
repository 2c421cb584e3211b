import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { type Task, useAttendees } from "@/api/tasks";
import { AttendeeList } from "@/ui/attendee-list";
import { MemberPicker } from "@/ui/member-picker";
import { Section } from "@/ui/section";

import { FoundPicker } from "./found-picker";
import { foundPeopleQuery } from "./queries";

/** Who is to come to a meeting: colleagues, and people of the customers'. */
export function TaskAttendees({ task, mayWrite }: { task: Task; mayWrite: boolean }) {
  const { t } = useTranslation("common");
  const { add } = useAttendees(task.id);
  const { attendees } = task;
  return (
    <Section title={t("attend.title")} count={attendees.length}>
      {attendees.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("attend.none")}
        </Text>
      )}
      <AttendeeList task={task} mayWrite={mayWrite} />
      {mayWrite && (
        <Group grow>
          <MemberPicker
            size="xs"
            placeholder={t("attend.add")}
            value={null}
            onChange={(member_id) => member_id && add.mutate({ member_id })}
          />
          <FoundPicker
            label={t("attend.addPerson")}
            nothing={t("palette.nothing")}
            find={foundPeopleQuery}
            without={attendees.flatMap(({ person_id }) => person_id ?? [])}
            onChoose={({ id }) => add.mutate({ person_id: id })}
          />
        </Group>
      )}
    </Section>
  );
}
