import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useWords } from "../use-words";
import styles from "./forecast.module.css";
import type { Outlook } from "./queries";

/** What is left out because nothing so old was ever won; leads to those deals. */
export function ZombiesLine({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslation("forecast");
  const words = useWords();
  const { zombies, currency, pipeline_id } = outlook;
  if (!zombies?.n) return null;
  const said = t("zombies", {
    deals: words.deals(zombies.n),
    value: words.money(zombies.value, currency),
  });
  const isWhole = !outlook.owner_id && !outlook.team_id && pipeline_id;
  return (
    <p className={styles.note}>
      {isWhole ? (
        <Link to="/deals" search={{ pipeline: pipeline_id, filter: "is_zombie = yes" } as never}>
          {said}
        </Link>
      ) : (
        said
      )}{" "}
      {t("zombiesOut")}
    </p>
  );
}
