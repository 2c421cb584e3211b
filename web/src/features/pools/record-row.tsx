import { Button, Checkbox, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { useOpenRecord } from "@/lib/place";
import { MemberPicker } from "@/ui/member-picker";
import { useLocale } from "@/ui/use-locale";

import classes from "./pools.module.css";
import { type Pool, type PooledRecord, useClaim } from "./queries";
import { shownFields } from "./rules";
import { useMove } from "./use-move";

type Props = {
  pool: Pool;
  record: PooledRecord;
  isChecked: boolean;
  onCheck: (() => void) | undefined;
};

/** One record to claim: what may be seen of it, and why it is here. */
export function RecordRow({ pool, record, isChecked, onCheck }: Props) {
  const { t } = useTranslation("pools");
  const { language } = useLocale();
  const claim = useClaim();
  const move = useMove(pool);
  const open = useOpenRecord();
  const mayWrite = useMay("write");
  const place = { pool_id: pool.id, record_id: record.id };
  // The row is gone as soon as the news of it comes, and a callback of `mutate` with it.
  const take = () =>
    claim.mutateAsync(place).then(
      () => open(pool.kind, record.id),
      () => undefined, // the refusal is told by the query client
    );
  const since = new Date(record.entered_at).toLocaleDateString(language);
  return (
    <li className={classes.row}>
      {onCheck && (
        <Checkbox
          size="xs"
          aria-label={t("chooseOf", { name: record.name })}
          checked={isChecked}
          onChange={onCheck}
        />
      )}
      <div className={classes.what}>
        <Text fw={500} truncate>
          {record.name}
        </Text>
        <div className={classes.fields}>
          {shownFields(record.fields).map(([name, value]) => (
            <Text key={name} size="sm" c="dimmed">
              {t(`field.${name}`)}: {value}
            </Text>
          ))}
        </div>
        <Text size="xs" c="dimmed">
          {[record.how && t(`how.${record.how}`), since, record.comment]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </div>
      {mayWrite && (
        <Group gap="xs">
          {pool.is_admin && (
            <MemberPicker
              size="xs"
              value={null}
              placeholder={t("assign")}
              onChange={(member_id) => member_id && void move([record.id], member_id)}
            />
          )}
          {pool.is_admin && (
            <Button
              size="xs"
              variant="default"
              aria-label={`${t("takeOut")}: ${record.name}`}
              onClick={() => void move([record.id])}
            >
              {t("takeOut")}
            </Button>
          )}
          <Button
            size="xs"
            loading={claim.isPending}
            aria-label={`${t("claim")}: ${record.name}`}
            onClick={() => void take()}
          >
            {t("claim")}
          </Button>
        </Group>
      )}
    </li>
  );
}
