import { TitleComponent } from "echarts/components";
import { type EChartsCoreOption, init, use as register } from "echarts/core";

// Registers the kinds of charts.
import "./chart-canvas";
import { chartTheme } from "./chart-theme";

register([TitleComponent]);

type Picture = { title: string; hint: string; option: EChartsCoreOption; height?: number };

/** A chart as a PNG (data URL) with its title in it, drawn for itself at twice the size. */
export function chartPicture({ title, hint, option, height = 480 }: Picture): string {
  const element = document.createElement("div");
  const scheme = document.documentElement.dataset.mantineColorScheme === "dark" ? "dark" : "light";
  document.body.append(element);
  const style = getComputedStyle(document.documentElement);
  const chart = init(element, chartTheme(element, scheme), { width: 960, height });
  chart.setOption({
    animation: false,
    ...option,
    title: {
      text: title,
      subtext: hint,
      left: 16,
      top: 12,
      textStyle: { fontSize: 16, color: style.getPropertyValue("--hw-ink") },
    },
    grid: { left: 24, right: 96, top: 88, bottom: 24, containLabel: true },
  });
  const url = chart.getDataURL({
    pixelRatio: 2,
    backgroundColor: style.getPropertyValue("--hw-surface"),
  });
  chart.dispose();
  element.remove();
  return url;
}
