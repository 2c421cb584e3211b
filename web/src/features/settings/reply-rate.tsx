import { Anchor, Group, Text, Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { TemplateReplies } from "@/api/mail-templates";
import { formatPercent } from "@/lib/money";

/** How many letters went out with a template and were answered; the count leads to their threads. */
export function ReplyRate({ replies }: { replies: TemplateReplies }) {
  const { t } = useTranslation("templates");
  const { name, sent, answered, template_id } = replies;
  return (
    <Group gap={12} wrap="wrap" data-figure>
      <Anchor
        size="xs"
        c="dimmed"
        underline="always"
        aria-label={t("replies.see", { name })}
        renderRoot={(props) => (
          <Link to="/mail" search={{ box: "all", template: template_id } as never} {...props} />
        )}
      >
        {t("replies.sent", { count: sent })}
      </Anchor>
      <Text size="xs" c="dimmed">
        {t("replies.answered", { count: answered })}
      </Text>
      <Rate rate={replies.rate} />
    </Group>
  );
}

function Rate({ rate: { n, rate, low, high } }: Pick<TemplateReplies, "rate">) {
  const { t, i18n } = useTranslation("templates");
  const percent = (share: number) => formatPercent(share, i18n.language);
  if (rate === null || low === null || high === null)
    return (
      <Text size="xs" c="dimmed">
        {n === 0 ? t("replies.early") : t("replies.tooFew", { n })}
      </Text>
    );
  return (
    <Tooltip label={t("replies.why")} multiline maw={320}>
      <Text size="xs">
        <b>{t("replies.rate", { rate: percent(rate) })}</b>{" "}
        <Text span size="xs" c="dimmed">
          {t("replies.interval", { low: percent(low), high: percent(high), n })}
        </Text>
      </Text>
    </Tooltip>
  );
}
