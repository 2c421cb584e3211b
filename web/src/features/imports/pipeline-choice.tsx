import { Group, Radio, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";

import classes from "./imports.module.css";
import { type Import, useChange } from "./queries";

/** Into which pipeline the deals go: one that is there, or one made of the file's stages. */
export function PipelineChoice({ run }: { run: Import }) {
  const { t } = useTranslation("imports");
  const { mutate } = useChange(run.id);
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  const { pipeline_id, new_pipeline } = run.plan;
  const isNew = pipeline_id === null;
  const [name, setName] = useState(new_pipeline || t("pipeline.suggested"));
  const fallback = pipelines.find(({ is_default }) => is_default)?.id ?? pipelines[0]?.id;
  const takeExisting = (id: string | null | undefined) =>
    id && mutate({ change: { pipeline_id: id } });
  const makeNew = () => name.trim() && mutate({ change: { new_pipeline: name.trim() } });
  return (
    <section className={classes.card} aria-label={t("pipeline.title")}>
      <header className={classes.cardHead}>
        <h2>{t("pipeline.title")}</h2>
      </header>
      <div className={classes.cardBody}>
        <Group gap="lg" align="center">
          <Radio
            name="pipeline"
            label={t("pipeline.existing")}
            checked={!isNew}
            onChange={() => takeExisting(fallback)}
          />
          <Select
            w={240}
            aria-label={t("pipeline.which")}
            disabled={isNew}
            data={pipelines.map((pipeline) => ({ value: pipeline.id, label: pipeline.name }))}
            value={pipeline_id}
            onChange={takeExisting}
            allowDeselect={false}
          />
        </Group>
        <Group gap="lg" align="center" mt="sm">
          <Radio name="pipeline" label={t("pipeline.new")} checked={isNew} onChange={makeNew} />
          <TextInput
            w={240}
            aria-label={t("pipeline.name")}
            disabled={!isNew}
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.currentTarget.value)}
            onBlur={makeNew}
          />
        </Group>
      </div>
    </section>
  );
}
