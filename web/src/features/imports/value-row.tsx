import { IconArrowRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { formatNumber } from "@/lib/money";
import { useLocale } from "@/ui/use-locale";

import classes from "./columns.module.css";

type Props = { value: string; count: number; children: ReactNode };

/** A value of the file, how often it stands there, and what it will be. */
export function ValueRow({ value, count, children }: Props) {
  const { t } = useTranslation("imports");
  const { language } = useLocale();
  return (
    <div className={classes.value}>
      <div>
        <div className={classes.header}>{value}</div>
        <div className={classes.samples}>
          {t("file.rows", { count, formatted: formatNumber(count, language) })}
        </div>
      </div>
      <IconArrowRight size={16} className={classes.arrow} aria-hidden />
      {children}
    </div>
  );
}
