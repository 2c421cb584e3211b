import { ActionIcon, Menu } from "@mantine/core";
import { IconChartBar, IconDots, IconFileTypeCsv, IconPhoto, IconTable } from "@tabler/icons-react";
import type { EChartsCoreOption } from "echarts/core";
import { useTranslation } from "react-i18next";

import { saveFile } from "@/ui/save-file";
import { tellProblem } from "@/ui/toasts";

import type { Table } from "./figure-table";
import { toCsv } from "./rules";

type Props = {
  name: string;
  title: string;
  hint: string;
  table: Table;
  picture: () => EChartsCoreOption;
  isTable: boolean;
  onTable: () => void;
};

export function FigureMenu({ name, title, hint, table, picture, isTable, onTable }: Props) {
  const { t } = useTranslation("insights");
  const saveCsv = () =>
    saveFile(`${title}.csv`, new Blob([toCsv([table.head, ...table.rows])], { type: "text/csv" }));
  const savePng = async () => {
    const { chartPicture } = await import("@/ui/chart-picture");
    saveFile(`${title}.png`, chartPicture({ title, hint, option: picture() }));
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("menu.label", { name })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={isTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
          onClick={onTable}
        >
          {isTable ? t("menu.chart") : t("menu.table")}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypeCsv size={16} />} onClick={saveCsv}>
          {t("menu.csv")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPhoto size={16} />}
          onClick={() => savePng().catch(tellProblem)}
        >
          {t("menu.png")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
