import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { OwnField } from "@/api/fields";
import { Dialog } from "@/ui/dialog";

import { usageQuery, useDeleteField } from "./field-queries";

/** Before a field goes for good: how many values go with it. */
export function DeleteField({ field, onClose }: { field: OwnField; onClose: () => void }) {
  const { t } = useTranslation("fields");
  const usage = useQuery({ ...usageQuery(field), staleTime: 0 }).data;
  const remove = useDeleteField();
  const isAsked = usage !== undefined && usage.criteria.length > 0;
  return (
    <Dialog opened onClose={onClose} title={t("deleteTitle", { name: field.name })}>
      <Stack>
        <Text size="sm">
          {usage ? t("goes", { count: usage.values }) : "…"} {t("archiveInstead")}
        </Text>
        {isAsked && (
          <Alert color="orange" variant="light">
            {t("asked", { places: usage.criteria.join(t("common:listSeparator")) })}
          </Alert>
        )}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            color="red"
            disabled={!usage || isAsked}
            loading={remove.isPending}
            onClick={() =>
              usage && remove.mutate({ field, values: usage.values }, { onSuccess: onClose })
            }
          >
            {t("deleteForGood")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
