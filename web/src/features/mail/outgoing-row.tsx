import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { usePlace } from "@/lib/place";
import { When } from "@/ui/when";

import classes from "./mail.module.css";
import { OutgoingState } from "./outgoing-state";
import type { Outgoing } from "./queries";
import { namesOf } from "./rules";
import { useSettle, useTakeBack } from "./writes";

/** A letter of one's own that has not left, and what can be done about it. */
export function OutgoingRow({ one }: { one: Outgoing }) {
  const { t } = useTranslation("mail");
  const receivers = [...one.to, ...one.cc, ...one.bcc];
  return (
    <li className={classes.item}>
      <div className={classes.row}>
        <span className={classes.line}>
          <span className={classes.names}>
            {namesOf(receivers, t("common:listSeparator")) || t("noReceiver")}
          </span>
          <span className={classes.when}>
            <When at={one.updated_at} />
          </span>
        </span>
        <span className={classes.subject}>{one.subject || t("noSubject")}</span>
        <span className={classes.snippet}>{one.text.slice(0, 200)}</span>
        <Group justify="space-between" gap="xs" mt={4}>
          <OutgoingState one={one} />
          <Acts one={one} />
        </Group>
      </div>
    </li>
  );
}

function Acts({ one: { id, state } }: { one: Outgoing }) {
  const { t } = useTranslation("mail");
  const { set } = usePlace();
  const takeBack = useTakeBack();
  const settle = useSettle();
  const open = () => set({ compose: id });
  if (!useMay("write")) return null;
  const look = { size: "compact-sm", variant: "default" } as const;
  return (
    <Group gap={6}>
      {state === "draft" && (
        <Button {...look} onClick={open}>
          {t("edit")}
        </Button>
      )}
      {state === "failed" && (
        <Button {...look} onClick={open}>
          {t("editAgain")}
        </Button>
      )}
      {state === "queued" && (
        <Button
          {...look}
          loading={takeBack.isPending}
          onClick={() => takeBack.mutate(id, { onSuccess: open })}
        >
          {t("takeBack")}
        </Button>
      )}
      {state === "unknown" && (
        <>
          <Button {...look} onClick={() => settle.mutate({ id, was_sent: true })}>
            {t("arrived")}
          </Button>
          <Button {...look} onClick={() => settle.mutate({ id, was_sent: false })}>
            {t("notArrived")}
          </Button>
        </>
      )}
    </Group>
  );
}
