import { Button, Tooltip } from "@mantine/core";
import { IconBookmark, IconBookmarkFilled } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { type About, followersQuery, useFollow } from "@/api/sharing";

/** Hear of what becomes of a record, or no more; who else does, on pointing at it. */
export function FollowButton({ about }: { about: About }) {
  const { t } = useTranslation("sharing");
  const { items, is_followed } = useSuspenseQuery(followersQuery(about)).data;
  const follow = useFollow(about);
  const Icon = is_followed ? IconBookmarkFilled : IconBookmark;
  const names = items.map(({ name }) => name).join(t("separator"));
  return (
    <Tooltip label={names ? t("followedBy", { names }) : t("followHint")} multiline maw={280}>
      <Button
        size="compact-sm"
        variant={is_followed ? "light" : "default"}
        aria-pressed={is_followed}
        leftSection={<Icon size={14} />}
        loading={follow.isPending}
        onClick={() => follow.mutate(!is_followed)}
      >
        {is_followed ? t("following") : t("follow")}
        {items.length > 0 && ` · ${items.length}`}
      </Button>
    </Tooltip>
  );
}
