import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "@/api/client";

export type Pipeline = Schema["PipelineOut"];
export type Stage = Schema["StageOut"];

/** Boards and lists show stages, so they are read again with them. */
function useFresh() {
  const client = useQueryClient();
  return () =>
    Promise.all(["pipelines", "deals"].map((key) => client.invalidateQueries({ queryKey: [key] })));
}

export function useCreatePipeline() {
  const onSuccess = useFresh();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["PipelineIn"]) => unwrap(api.POST("/api/v1/pipelines", { body })),
    onSuccess,
  });
}

export function useSavePipeline() {
  const onSettled = useFresh();
  return useMutation({
    mutationFn: ({ pipeline, change }: { pipeline: Pipeline; change: Schema["PipelinePatch"] }) =>
      unwrap(
        api.PATCH("/api/v1/pipelines/{pipeline_id}", {
          params: { path: { pipeline_id: pipeline.id }, header: ifMatch(pipeline.version) },
          body: change,
        }),
      ),
    onSettled,
  });
}

export function useAddStage(pipeline_id: string) {
  const onSuccess = useFresh();
  return useMutation({
    mutationFn: (body: Schema["StageIn"]) =>
      unwrap(
        api.POST("/api/v1/pipelines/{pipeline_id}/stages", {
          params: { path: { pipeline_id } },
          body,
        }),
      ),
    onSuccess,
  });
}

export function useSaveStage() {
  const onSettled = useFresh();
  return useMutation({
    mutationFn: ({ stage, change }: { stage: Stage; change: Schema["StagePatch"] }) =>
      unwrap(
        api.PATCH("/api/v1/stages/{stage_id}", {
          params: { path: { stage_id: stage.id }, header: ifMatch(stage.version) },
          body: change,
        }),
      ),
    onSettled,
  });
}

export function useDeleteStage() {
  const onSuccess = useFresh();
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ stage, moveTo }: { stage: Stage; moveTo: string | null }) =>
      unwrap(
        api.DELETE("/api/v1/stages/{stage_id}", {
          params: {
            path: { stage_id: stage.id },
            query: { ...(moveTo && { move_to: moveTo }) },
          },
        }),
      ),
    onSuccess,
  });
}
