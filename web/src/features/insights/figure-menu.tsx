import { ActionIcon, Menu } from "@mantine/core";
import {
  IconChartBar,
  IconDots,
  IconFileTypeCsv,
  IconFileTypeXls,
  IconPhoto,
  IconTable,
} from "@tabler/icons-react";
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
  /** Left out: there is nothing drawn. */
  picture?: (() => EChartsCoreOption) | undefined;
  /** Of the picture, where the usual one is too low. */
  height?: number;
  isTable: boolean;
  /** Left out: it is not shown in two ways. */
  onTable?: () => void;
  /** Where the same is an XLSX file. */
  xlsx?: string | undefined;
};

export function FigureMenu(props: Props) {
  const { name, title, hint, table, picture, height, isTable, onTable, xlsx } = props;
  const { t } = useTranslation("insights");
  const saveCsv = () =>
    saveFile(`${title}.csv`, new Blob([toCsv([table.head, ...table.rows])], { type: "text/csv" }));
  const savePng = async (option: EChartsCoreOption) => {
    const { chartPicture } = await import("@/ui/chart-picture");
    saveFile(`${title}.png`, chartPicture({ title, hint, option, ...(height && { height }) }));
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("menu.label", { name })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onTable && (
          <Menu.Item
            leftSection={isTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
            onClick={onTable}
          >
            {isTable ? t("menu.chart") : t("menu.table")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconFileTypeCsv size={16} />} onClick={saveCsv}>
          {t("menu.csv")}
        </Menu.Item>
        {xlsx && (
          <Menu.Item component="a" href={xlsx} leftSection={<IconFileTypeXls size={16} />}>
            {t("menu.xlsx")}
          </Menu.Item>
        )}
        {picture && (
          <Menu.Item
            leftSection={<IconPhoto size={16} />}
            onClick={() => savePng(picture()).catch(tellProblem)}
          >
            {t("menu.png")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
