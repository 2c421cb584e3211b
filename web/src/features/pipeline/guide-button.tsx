import { ActionIcon, type ActionIconProps } from "@mantine/core";
import { IconBook2 } from "@tabler/icons-react";
import { type ComponentProps, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { lazyLater, useStanding } from "@/lib/standing";

const GuidePopover = lazyLater(async () => (await import("./guide-popover")).GuidePopover);

type Stage = Schema["StageOut"];

/** The guide to a stage, from the head of its column. */
export function GuideButton({ stage }: { stage: Stage | undefined }) {
  const [opened, setOpened] = useState(false);
  if (!stage || !(stage.description || stage.good || stage.talk)) return null;
  const target = <Target stage={stage} onClick={() => setOpened(!opened)} />;
  return (
    <Suspense fallback={target}>
      <Guide stage={stage} opened={opened} onChange={setOpened} target={target} />
    </Suspense>
  );
}

function Guide(props: ComponentProps<typeof GuidePopover>) {
  useStanding(props.opened);
  return <GuidePopover {...props} />;
}

function Target({
  stage,
  ...props
}: { stage: Stage } & ActionIconProps & ComponentProps<"button">) {
  const { t } = useTranslation("pipeline");
  return (
    <ActionIcon
      size={22}
      variant="subtle"
      color="gray"
      aria-label={t("guide.title", { stage: stage.name })}
      {...props}
    >
      <IconBook2 size={15} />
    </ActionIcon>
  );
}
