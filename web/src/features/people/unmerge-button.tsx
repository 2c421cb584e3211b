import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, unwrap } from "@/api/client";
import { useMay } from "@/api/me";
import type { Entry } from "@/api/timelines";
import { tell } from "@/ui/toasts";

/** What one can do about a line of the story: take a merge back. */
export function unmergeOf(entry: Entry) {
  return entry.kind.endsWith(".merged") && <UnmergeButton entry={entry} />;
}

function UnmergeButton({ entry }: { entry: Entry }) {
  const { t } = useTranslation("people");
  const client = useQueryClient();
  const name = String(entry.data.other_name ?? "");
  const unmerge = useMutation({
    mutationFn: () =>
      unwrap(
        api.DELETE("/api/v1/duplicates/{kind}/{survivor_id}/merges/{loser_id}", {
          params: {
            path: {
              kind: entry.subject_kind as "company" | "person",
              survivor_id: entry.subject_id,
              loser_id: String(entry.data.other_id),
            },
          },
        }),
      ),
    onSuccess: () => {
      tell(t("story.unmerged", { name }));
      return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" });
    },
  });
  if (!useMay("write")) return null;
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      loading={unmerge.isPending}
      onClick={() => unmerge.mutate()}
    >
      {t("story.unmerge")}
    </Button>
  );
}
