import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Letter } from "@/api/mail";

import classes from "./thread.module.css";

/** What a letter says: as it was set, in a frame where nothing of it runs, or as plain text. */
export function LetterBody({ letter }: { letter: Letter }) {
  const { t } = useTranslation("mail");
  const [isPlain, setPlain] = useState(!letter.has_html);
  return (
    <>
      {!letter.is_whole && (
        <Text size="sm" c="dimmed">
          {t("notWhole")}
        </Text>
      )}
      {letter.has_html && (
        <SegmentedControl
          size="xs"
          w="fit-content"
          aria-label={t("shownAs")}
          data={[
            { value: "set", label: t("asSet") },
            { value: "plain", label: t("asPlain") },
          ]}
          value={isPlain ? "plain" : "set"}
          onChange={(value) => setPlain(value === "plain")}
        />
      )}
      {isPlain ? <Plain letter={letter} /> : <Framed letter={letter} />}
    </>
  );
}

type QuotedProps = { isShown: boolean; onToggle: () => void };

/** Behind these dots stands what the letter quotes. */
function QuotedToggle({ isShown, onToggle }: QuotedProps) {
  const { t } = useTranslation("mail");
  return (
    <Button
      size="compact-xs"
      variant="default"
      w="fit-content"
      aria-label={isShown ? t("quoted.hide") : t("quoted.show")}
      aria-expanded={isShown}
      onClick={onToggle}
    >
      …
    </Button>
  );
}

function Plain({ letter }: { letter: Letter }) {
  const [isUnfolded, setUnfolded] = useState(false);
  return (
    <>
      <div className={classes.plain}>{letter.said}</div>
      {letter.quoted.trim() && (
        <QuotedToggle isShown={isUnfolded} onToggle={() => setUnfolded(!isUnfolded)} />
      )}
      {isUnfolded && (
        <div className={classes.plain} data-quoted>
          {letter.quoted}
        </div>
      )}
    </>
  );
}

const HEIGHTS = ["low", "tall", "tallest"] as const;

/** No script runs in the frame, so nobody knows how tall it is: its edge can be drawn. */
function Framed({ letter }: { letter: Letter }) {
  const { t } = useTranslation("mail");
  const [isRemote, setRemote] = useState(false);
  const [isUnfolded, setUnfolded] = useState(false);
  const asked = new URLSearchParams();
  if (isRemote) asked.set("show_remote", "true");
  if (isUnfolded) asked.set("show_quoted", "true");
  const [height, setHeight] = useState(() => heightOf(letter));
  const taller = HEIGHTS[HEIGHTS.indexOf(height) + 1];
  return (
    <>
      {letter.has_remote && !isRemote && (
        <Group gap={6} className={classes.remote}>
          <Text size="xs">{t("remote.text")}</Text>
          <Button size="compact-xs" variant="subtle" onClick={() => setRemote(true)}>
            {t("remote.show")}
          </Button>
        </Group>
      )}
      <iframe
        className={classes.frame}
        data-height={height}
        title={t("frame", { subject: letter.subject || t("noSubject") })}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        loading="lazy"
        src={`/api/v1/letters/${letter.id}/frame${asked.size > 0 ? `?${asked}` : ""}`}
      />
      <Group gap="xs">
        {letter.quoted.trim() && (
          <QuotedToggle isShown={isUnfolded} onToggle={() => setUnfolded(!isUnfolded)} />
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={() => setHeight(taller ?? "low")}
        >
          {taller ? t("taller") : t("lower")}
        </Button>
      </Group>
    </>
  );
}

/** Guessed from how much there is to read. */
function heightOf({ said, quoted }: Letter): (typeof HEIGHTS)[number] {
  const length = said.length + quoted.length;
  if (length < 600) return "low";
  return length < 2500 ? "tall" : "tallest";
}
