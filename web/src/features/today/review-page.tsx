import { Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";

import { reviewQuery } from "./queries";
import { ReviewDeals } from "./review-deals";
import classes from "./today.module.css";

/** One pass through everything one's deals lack. */
export function ReviewPage() {
  const { t } = useTranslation("today");
  return (
    <Page title={t("reviewPage.title")}>
      <div className={classes.review}>
        <Boundary>
          <Review />
        </Boundary>
      </div>
    </Page>
  );
}

function Review() {
  const { t } = useTranslation("today");
  const { items, open_deals } = useSuspenseQuery(reviewQuery()).data;
  const healthy = open_deals - items.length;
  return (
    <>
      <Text size="sm" c="dimmed" role="status">
        {t("reviewPage.healthy", { healthy, total: open_deals })}
      </Text>
      {items.length ? (
        <ReviewDeals deals={items} />
      ) : (
        <EmptyState action={<Link to="/today">{t("reviewPage.back")}</Link>}>
          {t("reviewPage.allWell")}
        </EmptyState>
      )}
    </>
  );
}
