import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ProblemAlert } from "@/ui/problem-alert";
import { type Picked, RecordPicker } from "@/ui/record-picker";

import { type End, useRelate } from "./relation-queries";
import { choiceKey, choicesFor, otherSide } from "./relation-rules";
import { useKnown } from "./use-known";

/** Say how somebody stands to somebody else; a new name is made known on the way. */
export function RelationForm({ of, onDone }: { of: End; onDone: () => void }) {
  const { t } = useTranslation("people");
  const choices = choicesFor(of.kind);
  const [choice, choose] = useState(choices[0]);
  const [picked, pick] = useState<Picked | null>(null);
  const [text, setText] = useState("");
  const known = useKnown();
  const relate = useRelate();
  if (!choice) return null;
  const side = otherSide(of.kind, choice.kind);
  const save = async () => {
    if (!picked) return;
    const id = await known(side, picked);
    const said = { kind: choice.kind, text };
    const body =
      of.kind === "person"
        ? { ...said, is_inverse: choice.isInverse, [`${side}_id`]: id }
        : { ...said, company_id: of.id };
    relate.mutate({ person_id: of.kind === "person" ? of.id : id, body }, { onSuccess: onDone });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        <ProblemAlert error={relate.error} />
        <Select
          label={t("relation.how")}
          data={choices.map((one) => ({
            value: choiceKey(one),
            label: t(`relation.${choiceKey(one)}`),
          }))}
          value={choiceKey(choice)}
          onChange={(key) => choose(choices.find((one) => choiceKey(one) === key))}
          allowDeselect={false}
          searchable
        />
        <RecordPicker
          key={side}
          kind={side}
          label={t(`kind.${side}`)}
          value={picked}
          onChange={pick}
        />
        <TextInput
          label={t("relation.text")}
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group gap={8}>
          <Button type="submit" size="xs" disabled={!picked} loading={relate.isPending}>
            {t("save")}
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
            {t("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
