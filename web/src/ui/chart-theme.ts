/** ECharts' theme out of our tokens, read where the chart stands, so light and dark are right. */
export function chartTheme(element: HTMLElement, scheme: "light" | "dark") {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const [ink, dimmed, line] = [
    token("--hw-ink"),
    token("--mantine-color-dimmed"),
    token("--hw-line"),
  ];
  const axis = {
    axisLine: { lineStyle: { color: token("--hw-line-strong") } },
    axisTick: { show: false },
    axisLabel: { color: dimmed, fontSize: 12 },
    splitLine: { lineStyle: { color: line } },
    nameTextStyle: { color: dimmed },
  };
  return {
    darkMode: scheme === "dark",
    color: [
      token("--mantine-color-water-6"),
      token("--mantine-color-indigo-4"),
      token("--mantine-color-yellow-6"),
      token("--mantine-color-grape-4"),
      token("--mantine-color-gray-5"),
      token("--mantine-color-orange-5"),
    ],
    backgroundColor: "transparent",
    textStyle: { fontFamily: token("--mantine-font-family"), color: ink },
    legend: { textStyle: { color: ink }, icon: "roundRect", itemWidth: 10, itemHeight: 10 },
    tooltip: {
      backgroundColor: token("--hw-surface"),
      borderColor: line,
      textStyle: { color: ink, fontSize: 13 },
      extraCssText: `box-shadow:${token("--hw-shadow")};border-radius:6px`,
    },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: { ...axis, axisLine: { show: false } },
    timeAxis: axis,
    animationDuration: 150,
    animationDurationUpdate: 150,
  };
}
