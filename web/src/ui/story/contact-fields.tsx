import { Button, NumberInput, Select, TextInput } from "@mantine/core";
import { IconCurrentLocation } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { NoteKind } from "@/api/notes";

import { tell } from "@/ui/toasts";
import type { Contact } from "./contact";
import { type Outcome, outcomesOf } from "./kinds";
import classes from "./story.module.css";

type Props = { kind: NoteKind; contact: Contact; onChange: (part: Contact) => void };

/** How it went, how long, and of a visit where. */
export function ContactFields({ kind, contact, onChange }: Props) {
  const { t } = useTranslation("common");
  const outcomes = outcomesOf(kind);
  const hasPlace = kind === "visit" || kind === "meeting" || kind === "demo";
  return (
    <div className={classes.fields}>
      {outcomes.length > 0 && (
        <Select
          size="xs"
          w={160}
          label={t("write.outcome")}
          data={outcomes.map((value) => ({ value, label: t(`write.outcomes.${value}`) }))}
          value={contact.outcome ?? null}
          onChange={(outcome) => onChange({ outcome: outcome as Outcome | null })}
          clearable
        />
      )}
      <NumberInput
        size="xs"
        w={96}
        label={t("write.minutes")}
        min={1}
        max={1440}
        hideControls
        value={contact.minutes ?? ""}
        onChange={(minutes) => onChange({ minutes: Number(minutes) || null })}
      />
      {hasPlace && (
        <TextInput
          size="xs"
          flex="1 1 160px"
          label={t("write.place")}
          maxLength={200}
          value={contact.place ?? ""}
          onChange={(event) => onChange({ place: event.currentTarget.value })}
        />
      )}
      {kind === "visit" && <CheckIn contact={contact} onChange={onChange} />}
    </div>
  );
}

function CheckIn({ contact, onChange }: Omit<Props, "kind">) {
  const { t } = useTranslation("common");
  const [isLooking, setLooking] = useState(false);
  const look = () => {
    setLooking(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLooking(false);
        const [latitude, longitude] = [coords.latitude.toFixed(6), coords.longitude.toFixed(6)];
        onChange({ spot: { latitude, longitude } });
      },
      () => {
        setLooking(false);
        tell(t("write.noSpot"));
      },
    );
  };
  return (
    <Button
      size="xs"
      variant={contact.spot ? "light" : "default"}
      loading={isLooking}
      leftSection={<IconCurrentLocation size={15} stroke={1.8} />}
      onClick={look}
    >
      {contact.spot ? t("write.checkedIn") : t("write.checkIn")}
    </Button>
  );
}
