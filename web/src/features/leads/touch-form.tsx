import { Button, Group, SegmentedControl, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { useTouchLead } from "./lead-writes";

const KINDS: Schema["TouchKind"][] = ["note", "call", "email", "message", "meeting"];

/** Write down a call, a mail, a meeting or a thought; what is typed outlives leaving the lead. */
export function TouchForm({ leadId }: { leadId: string }) {
  const { t } = useTranslation("leads");
  const client = useQueryClient();
  const draft = ["draft", "touch", leadId];
  const [text, setText] = useState(client.getQueryData<string>(draft) ?? "");
  const [kind, setKind] = useState<Schema["TouchKind"]>("note");
  const add = useTouchLead(leadId);
  const type = (next: string) => {
    setText(next);
    client.setQueryData(draft, next);
  };
  const mayBeEmpty = kind !== "note";
  const save = () => {
    if (text.trim() || mayBeEmpty)
      add.mutate({ kind, text: text.trim() }, { onSuccess: () => type("") });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <SegmentedControl
        size="xs"
        mb={8}
        aria-label={t("touch.kind")}
        value={kind}
        onChange={(next) => setKind(next as typeof kind)}
        data={KINDS.map((value) => ({ value, label: t(`touch.${value}`) }))}
      />
      <Textarea
        aria-label={t("touch.write")}
        placeholder={t("touch.write")}
        autosize
        minRows={text ? 3 : 1}
        maxRows={12}
        maxLength={20_000}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) save();
        }}
      />
      {(text.trim() || mayBeEmpty) && (
        <Group justify="end" mt={8}>
          <Button type="submit" size="compact-sm" loading={add.isPending}>
            {t("touch.save")}
          </Button>
        </Group>
      )}
    </form>
  );
}
