import { useSuspenseQuery } from "@tanstack/react-query";

import { TemplateGallery } from "@/ui/template-gallery";

import { templatesQuery } from "./stage-queries";

type Props = { value: string; onChange: (key: string) => void };

export function PipelineTemplates(props: Props) {
  const templates = useSuspenseQuery(templatesQuery()).data;
  return <TemplateGallery templates={templates} {...props} />;
}
