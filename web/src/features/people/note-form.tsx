import { Button, Group, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Kbd } from "@/ui/kbd";

import { type About, useAddNote } from "./story-queries";

/** A note; what is typed outlives a drawer closed by mistake. */
export function NoteForm({ about }: { about: About }) {
  const { t } = useTranslation("people");
  const client = useQueryClient();
  const draft = ["draft", "note", about.kind, about.id];
  const [text, setText] = useState(client.getQueryData<string>(draft) ?? "");
  const add = useAddNote(about);
  const type = (next: string) => {
    setText(next);
    client.setQueryData(draft, next);
  };
  const save = () => {
    if (text.trim()) add.mutate(text.trim(), { onSuccess: () => type("") });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Textarea
        aria-label={t("story.write")}
        placeholder={t("story.write")}
        autosize
        minRows={text ? 3 : 1}
        maxRows={12}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) save();
        }}
      />
      {text.trim() && (
        <Group justify="end" mt={8} gap={8}>
          <Kbd keys="mod+enter" />
          <Button type="submit" size="compact-sm" loading={add.isPending}>
            {t("story.save")}
          </Button>
        </Group>
      )}
    </form>
  );
}
