import "@mantine/dates/styles.layer.css";

import { DatePicker } from "@mantine/dates";
import "dayjs/locale/zh-cn";

import { useLocale } from "./use-locale";

type Common = { maxDate?: string; size?: "xs" | "sm" };
export type MonthProps =
  | (Common & { value: string | null; onChange: (day: string | null) => void })
  | (Common & {
      range: [string | null, string | null];
      onRange: (range: [string | null, string | null]) => void;
    });

/** A month to choose a day or two in, open as it stands. */
export function Month(props: MonthProps) {
  const { language } = useLocale();
  const isChinese = language.startsWith("zh");
  const common = {
    size: props.size ?? ("xs" as const),
    locale: isChinese ? "zh-cn" : "en",
    firstDayOfWeek: isChinese ? (1 as const) : (0 as const),
    ...(props.maxDate && { maxDate: props.maxDate }),
  };
  if ("range" in props) {
    return (
      <DatePicker
        {...common}
        type="range"
        allowSingleDateInRange
        value={props.range}
        onChange={props.onRange}
      />
    );
  }
  return <DatePicker {...common} value={props.value} onChange={props.onChange} />;
}
