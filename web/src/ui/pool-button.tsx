import { ActionIcon, Button, Group, Select, Stack, Textarea, Tooltip } from "@mantine/core";
import { IconRipple } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, type Schema, unwrap } from "@/api/client";
import { poolsQuery } from "@/api/lookups";
import { useMe } from "@/api/me";
import { nameIn } from "@/lib/names";

import { Dialog } from "./dialog";
import { ProblemAlert } from "./problem-alert";
import { tell } from "./toasts";
import { useLocale } from "./use-locale";

type Props = {
  kind: "company" | "lead";
  record: { id: string; owner_id?: string | null };
  name: string;
  /** The record may be out of sight then. */
  onGone: () => void;
};

/** Put a record into a pool, with the reason; shown to who holds it and to admins of a pool. */
export function PoolButton({ kind, record, name, onGone }: Props) {
  const { t } = useTranslation("pools");
  const me = useMe().member.id;
  const known = useQuery({ ...poolsQuery(), staleTime: 5 * 60_000 }).data ?? [];
  const pools = known.filter(
    (pool) => pool.kind === kind && (pool.is_admin || record.owner_id === me),
  );
  const [isOpen, setOpen] = useState(false);
  if (pools.length === 0) return null;
  return (
    <>
      <Tooltip label={t("putIn")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("putIn")}
          onClick={() => setOpen(true)}
        >
          <IconRipple size={16} />
        </ActionIcon>
      </Tooltip>
      <Dialog opened={isOpen} onClose={() => setOpen(false)} title={t("putInOf", { name })}>
        <PutIn pools={pools} record={record} name={name} onGone={onGone} />
      </Dialog>
    </>
  );
}

type FormProps = { pools: Schema["PoolOut"][] } & Omit<Props, "kind">;

function PutIn({ pools, record, name, onGone }: FormProps) {
  const { t } = useTranslation("pools");
  const { language } = useLocale();
  const put = usePut(record);
  const [pool_id, setPool] = useState(pools[0]?.id ?? "");
  const [reason, setReason] = useState("");
  const words = pools.map((pool) => ({ value: pool.id, label: nameIn(language, pool) }));
  const submit = () =>
    // The record is out of sight as soon as the lists are fresh: hence a promise.
    void put.mutateAsync({ pool_id, reason }).then(
      () => {
        const pool = words.find(({ value }) => value === pool_id)?.label ?? "";
        tell(t("isIn", { name, pool }));
        onGone();
      },
      () => undefined, // the form shows the refusal
    );
  return (
    <Stack>
      <ProblemAlert error={put.error} />
      <Select
        label={t("choose")}
        allowDeselect={false}
        data={words}
        value={pool_id}
        onChange={(id) => id && setPool(id)}
      />
      <Textarea
        data-autofocus
        label={t("reason")}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group justify="end">
        <Button loading={put.isPending} onClick={submit}>
          {t("putIn")}
        </Button>
      </Group>
    </Stack>
  );
}

function usePut({ id: record_id, owner_id }: Props["record"]) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ pool_id, reason }: { pool_id: string; reason: string }) => {
      const asked = { params: { path: { pool_id, record_id } }, body: { reason } };
      return owner_id
        ? unwrap(api.POST("/api/v1/pools/{pool_id}/records/{record_id}/return", asked))
        : unwrap(api.PUT("/api/v1/pools/{pool_id}/records/{record_id}", asked));
    },
    onSuccess: () =>
      void Promise.all(
        ["pools", "companies", "leads"].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
