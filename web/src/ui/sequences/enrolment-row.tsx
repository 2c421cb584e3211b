import { ActionIcon, Anchor, Group, Menu, Text } from "@mantine/core";
import { IconDots, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { type Enrolment, type EnrolmentAct, useEnrolmentAct } from "@/api/sequences";
import { useOpenRecord } from "@/lib/place";
import { StatusBadge, type Tone } from "@/ui/status-badge";
import { useMailFieldWords } from "@/ui/use-mail-field-words";
import { When } from "@/ui/when";

import classes from "./enrolments.module.css";

const TONES: Record<Enrolment["state"], Tone> = {
  active: "planned",
  held: "attention",
  paused: "quiet",
  finished: "quiet",
  stopped: "quiet",
};
const GOOD = ["replied", "meeting"];
const BAD = ["bounced", "complained", "not_sent"];

type Props = {
  enrolment: Enrolment;
  /** What the row is called by: the person on a sequence's page, the sequence on a person's. */
  names: "person" | "sequence";
};

/** Somebody in a sequence: how far, what is next, and what may be done about it. */
export function EnrolmentRow({ enrolment: one, names }: Props) {
  const open = useOpenRecord();
  const mayWrite = useMay("write");
  const isOver = one.state === "finished" || one.state === "stopped";
  const show = () =>
    one.person_id ? open("person", one.person_id) : one.lead_id && open("lead", one.lead_id);
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        {names === "person" ? (
          <Anchor component="button" type="button" size="sm" fw={500} c="bright" onClick={show}>
            {one.name || one.address}
          </Anchor>
        ) : (
          <Anchor
            size="sm"
            fw={500}
            c="bright"
            renderRoot={(props) => (
              <Link
                to="/sequences/$sequenceId"
                params={{ sequenceId: one.sequence_id }}
                {...props}
              />
            )}
          >
            {one.sequence_name}
          </Anchor>
        )}
        <Text size="xs" c="dimmed">
          <Next one={one} names={names} />
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <State one={one} />
        {mayWrite && !isOver && <Acts one={one} />}
      </Group>
    </li>
  );
}

function Next({ one, names }: { one: Enrolment; names: Props["names"] }) {
  const { t } = useTranslation("sequences");
  const parts = [names === "person" && one.company_name, one.owner_name];
  if (one.step_number && !one.ended_at) {
    const { step_number: number, steps, step_kind } = one;
    parts.push(t("nextStep", { number, steps, kind: t(`kind.${step_kind}`) }));
  }
  const at = one.ended_at ?? one.due_at;
  return (
    <>
      {parts.filter(Boolean).join(" · ")}
      {at && (
        <>
          {" · "}
          <When at={at} />
        </>
      )}
    </>
  );
}

function State({ one }: { one: Enrolment }) {
  const { t } = useTranslation("sequences");
  const nameOf = useMailFieldWords();
  if (!one.reason)
    return <StatusBadge tone={TONES[one.state]}>{t(`state.${one.state}`)}</StatusBadge>;
  const tone = GOOD.includes(one.reason)
    ? "good"
    : BAD.includes(one.reason)
      ? "bad"
      : TONES[one.state];
  const isMissing = one.reason === "missing_fields";
  const details = isMissing
    ? one.details
        .split(", ")
        .map(nameOf as never)
        .join(t("common:listSeparator"))
    : "";
  return (
    <StatusBadge tone={tone}>
      {t(`reason.${one.reason}`)}
      {details && ` ${details}`}
    </StatusBadge>
  );
}

function Acts({ one }: { one: Enrolment }) {
  const { t } = useTranslation("sequences");
  const act = useEnrolmentAct();
  const go = (what: EnrolmentAct) => act.mutate({ id: one.id, act: what });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("more", { name: one.name || one.sequence_name })}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {one.state === "active" ? (
          <Menu.Item leftSection={<IconPlayerPause size={15} />} onClick={() => go("pause")}>
            {t("pause")}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconPlayerPlay size={15} />} onClick={() => go("resume")}>
            {t("goOn")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconPlayerStop size={15} />} onClick={() => go("stop")}>
          {t("stop")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
