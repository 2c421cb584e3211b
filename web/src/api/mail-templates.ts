import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "./client";
import { MAIL } from "./mail";
import type { paths } from "./schema.gen";

export type MailTemplate = Schema["MailTemplateOut"];
export type MailStage = MailTemplate["stage"];
export type MailField = MailTemplate["fields"][number];
export type GalleryText = Schema["GalleryTextOut"];
export type Filled = Schema["FilledOut"];
export type TemplateReplies = Schema["TemplateRepliesOut"];

export const STAGES: MailStage[] = [
  "prospecting",
  "qualifying",
  "nurture",
  "quote",
  "negotiation",
  "closing",
  "other",
];
const TEMPLATES = [...MAIL, "templates"];

/** Those in the reader's language before the others. */
export function mineFirst(templates: MailTemplate[], language: string): MailTemplate[] {
  const mine = language.startsWith("zh") ? "zh" : "en";
  const rank = (one: MailTemplate) => (one.language === mine ? 0 : 1);
  return templates.toSorted((one, other) => rank(one) - rank(other));
}

/** Templates and snippets I see; what is archived only if asked for. */
export function mailTemplatesQuery({ isAll = false } = {}) {
  return queryOptions({
    queryKey: [...TEMPLATES, "list", isAll],
    queryFn: ({ signal }) => {
      const params = { query: { with_archived: isAll } };
      return unwrap(api.GET("/api/v1/mail-templates", { params, signal }));
    },
    select: (page) => page.items,
  });
}

export function mailGalleryQuery() {
  return queryOptions({
    queryKey: [...TEMPLATES, "gallery"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/mail-gallery", { signal })),
    select: (page) => page.items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

type RepliesAsk = NonNullable<
  paths["/api/v1/insights/mail-templates"]["get"]["parameters"]["query"]
>;

/** What became of letters, by template: of all of them, or of those of a period and some people. */
export function replyRatesQuery(query: RepliesAsk = {}) {
  return queryOptions({
    queryKey: [...TEMPLATES, "replies", query],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/insights/mail-templates", { params: { query }, signal })),
    select: (page) => page.items,
  });
}

/** What a template that is not kept yet would say. */
export function previewQuery(body: Schema["PreviewIn"]) {
  return queryOptions({
    queryKey: [...TEMPLATES, "preview", body],
    queryFn: ({ signal }) => unwrap(api.POST("/api/v1/mail-template-previews", { body, signal })),
    retry: false,
  });
}

export function fillTemplate(template_id: string, body: Schema["FillIn"]): Promise<Filled> {
  const params = { path: { template_id } };
  return unwrap(api.POST("/api/v1/mail-templates/{template_id}/fill", { params, body }));
}

/** The id is chosen here: asking once more keeps the template once. */
export function useCreateTemplate() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["MailTemplateIn"]) =>
      unwrap(api.POST("/api/v1/mail-templates", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: TEMPLATES }),
  });
}

type Change = { template: MailTemplate; change: Schema["MailTemplatePatch"] };

export function useChangeTemplate({ quiet = false } = {}) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet },
    mutationFn: ({ template: { id, version }, change }: Change) =>
      unwrap(
        api.PATCH("/api/v1/mail-templates/{template_id}", {
          params: { path: { template_id: id } },
          headers: ifMatch(version),
          body: change,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: TEMPLATES }),
  });
}
