import { Button, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useFigureAsk } from "./use-figure-ask";
import { useWords } from "./use-words";

/** Back to the page of the figure, and under which filters it was asked. */
export function FigureDealsControls() {
  const { t } = useTranslation("insights");
  const { ask, carried } = useFigureAsk();
  const words = useWords();
  const isFunnel = /^(funnel|stage)_/.test(ask.figure);
  const period = words.period({ ...carried, as_of: "" });
  const day = carried.as_of ? t("asOf", { day: words.shortDay(carried.as_of) }) : t("asOfNow");
  // What is open has no period.
  const filters = ask.figure === "pipeline_open" ? [day] : [period, day];
  return (
    <>
      <Button
        renderRoot={(props) => (
          <Link
            {...props}
            to={isFunnel ? "/insights/funnel" : "/insights/pipeline"}
            search={carried}
          />
        )}
        size="compact-sm"
        variant="subtle"
        leftSection={<IconArrowLeft size={15} />}
      >
        {isFunnel ? t("funnel.page") : t("summary.page")}
      </Button>
      <Text fz="sm" c="dimmed" truncate visibleFrom="sm">
        {filters.join(" · ")}
      </Text>
    </>
  );
}
