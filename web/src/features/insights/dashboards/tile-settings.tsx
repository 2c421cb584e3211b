import { Button, Group, Select, Stack, Switch, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";

import { reportsQuery } from "../reports/queries";
import type { DashboardTile } from "./queries";

type Question = DashboardTile["question"];
type Props = {
  tile: DashboardTile;
  title: string;
  onChange: (question: Question) => void;
  onClose: () => void;
};

/** What a tile is asked besides the filters of all tiles. */
export function TileSettings({ tile, title, onChange, onClose }: Props) {
  const { t } = useTranslation(["dashboards", "insights"]);
  const isReport = tile.kind === "report";
  const reports = useQuery({ ...reportsQuery(), enabled: isReport }).data?.items ?? [];
  const [question, setQuestion] = useState<Question>(tile.question);
  return (
    <Dialog opened onClose={onClose} title={title}>
      <Stack>
        {tile.kind === "text" && (
          <Textarea
            label={t("text")}
            autosize
            minRows={4}
            maxRows={16}
            maxLength={5000}
            data-autofocus
            value={String(question.text ?? "")}
            onChange={(event) => setQuestion({ ...question, text: event.currentTarget.value })}
          />
        )}
        {tile.kind === "funnel" && (
          <Switch
            label={t("insights:decidedOnly")}
            checked={question.decided_only === true}
            onChange={(event) =>
              setQuestion({ ...question, decided_only: event.currentTarget.checked })
            }
          />
        )}
        {isReport && (
          <Select
            label={t("report.which")}
            searchable
            allowDeselect={false}
            nothingFoundMessage={t("report.none")}
            data={reports.map(({ id, name }) => ({ value: id, label: name }))}
            value={typeof question.report_id === "string" ? question.report_id : null}
            onChange={(id) => id && setQuestion({ ...question, report_id: id })}
          />
        )}
        <Group justify="flex-end">
          <Button
            onClick={() => {
              onChange(question);
              onClose();
            }}
          >
            {t("done")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
