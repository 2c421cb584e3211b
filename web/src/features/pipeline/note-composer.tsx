import { Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";

import { api, onlyOnce, unwrap } from "@/api/client";
import { Kbd } from "@/ui/kbd";

import story from "./story.module.css";

/** A note, kept in this window until it is saved: closing the drawer by mistake loses nothing. */
export function NoteComposer({ dealId }: { dealId: string }) {
  const { t } = useTranslation("pipeline");
  const client = useQueryClient();
  const draftKey = ["draft", "note", dealId];
  const [text, setText] = useState(client.getQueryData<string>(draftKey) ?? "");
  const type = (next: string) => {
    setText(next);
    client.setQueryData(draftKey, next);
  };
  const add = useMutation({
    mutationFn: (note: string) =>
      unwrap(
        api.POST("/api/v1/notes", { body: { deal_id: dealId, text: note }, headers: onlyOnce() }),
      ),
    onSuccess: () => type(""),
    onSettled: () => client.invalidateQueries({ queryKey: ["timeline", "deal", dealId] }),
  });
  const save = () => text.trim() && !add.isPending && add.mutate(text.trim());
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) save();
  };
  return (
    <div className={story.composer}>
      <Textarea
        aria-label={t("note.label")}
        placeholder={t("note.placeholder")}
        autosize
        minRows={text ? 3 : 1}
        maxRows={12}
        maxLength={20_000}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={keys}
      />
      {text.trim() && (
        <div className={story.composerFoot}>
          <Kbd keys="mod+enter" />
          <Button size="compact-sm" onClick={save} loading={add.isPending}>
            {t("note.save")}
          </Button>
        </div>
      )}
    </div>
  );
}
