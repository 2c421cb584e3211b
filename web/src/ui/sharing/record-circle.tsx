import { Group } from "@mantine/core";

import type { About } from "@/api/sharing";

import { FollowButton } from "./follow-button";
import { ShareButton } from "./share-button";

/** Who else has to do with a record: whom it is shared with, and who follows it. */
export function RecordCircle({ about }: { about: About }) {
  return (
    <Group gap="xs">
      <ShareButton about={about} />
      <FollowButton about={about} />
    </Group>
  );
}
