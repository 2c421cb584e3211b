import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, onlyOnce, type Schema, unwrap } from "./client";

export type SequenceLine = Schema["SequenceLine"];
export type Variant = Required<Schema["SequenceVariant"]>;
export type Step = Required<Omit<Schema["SequenceStep"], "variants">> & { variants: Variant[] };
/** What comes from the server says everything of its steps, also what has a default. */
export type Sequence = Omit<Schema["SequenceOut"], "steps"> & { steps: Step[] };
export type Enrolment = Schema["EnrolmentOut"];
export type StepFigures = Schema["StepFiguresOut"];
export type Enrolled = Schema["EnrolledOut"];
export type EnrolmentState = Enrolment["state"];
export type EnrolmentsOf = {
  sequence_id?: string;
  person_id?: string;
  lead_id?: string;
  state?: EnrolmentState;
};

/** All that is known of sequences; an event of one makes it old. */
const SEQUENCES = ["sequences"];

export function sequencesQuery({ isArchived = false } = {}) {
  return queryOptions({
    queryKey: [...SEQUENCES, "list", isArchived],
    queryFn: ({ signal }) => {
      const params = { query: { archived: isArchived } };
      return unwrap(api.GET("/api/v1/sequences", { params, signal }));
    },
    select: (page) => page.items,
  });
}

export function sequenceQuery(sequence_id: string) {
  return queryOptions({
    queryKey: [...SEQUENCES, sequence_id],
    queryFn: ({ signal }) => {
      const params = { path: { sequence_id } };
      return unwrap(
        api.GET("/api/v1/sequences/{sequence_id}", { params, signal }),
      ) as Promise<Sequence>;
    },
  });
}

/** What the steps came to; of the version new people begin with, or of an earlier one. */
export function sequenceReportQuery(sequence_id: string, number: number) {
  return queryOptions({
    queryKey: [...SEQUENCES, sequence_id, "report", number],
    queryFn: ({ signal }) => {
      const params = { path: { sequence_id }, query: { number } };
      return unwrap(api.GET("/api/v1/sequences/{sequence_id}/report", { params, signal }));
    },
  });
}

export function sequencePreviewQuery(
  sequence_id: string,
  of: { person_id?: string; lead_id?: string },
) {
  return queryOptions({
    queryKey: [...SEQUENCES, sequence_id, "preview", of],
    queryFn: ({ signal }) => {
      const params = { path: { sequence_id }, query: of };
      return unwrap(api.GET("/api/v1/sequences/{sequence_id}/preview", { params, signal }));
    },
  });
}

export const ENROLMENTS_AT_ONCE = 50;

/** Who goes or went through sequences, the latest first. */
export function enrolmentsQuery(of: EnrolmentsOf, offset = 0) {
  return queryOptions({
    queryKey: [...SEQUENCES, "enrolments", of, offset],
    queryFn: ({ signal }) => {
      const params = { query: { ...of, offset, limit: ENROLMENTS_AT_ONCE } };
      return unwrap(api.GET("/api/v1/enrolments", { params, signal }));
    },
    placeholderData: keepPreviousData,
  });
}

function useFresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: SEQUENCES });
}

/** The id is chosen by whoever asks: asking once more keeps the sequence once. */
export function useCreateSequence() {
  return useMutation({
    mutationFn: (body: Schema["SequenceIn"]) => unwrap(api.POST("/api/v1/sequences", { body })),
    onSuccess: useFresh(),
  });
}

type Change = { sequence: Pick<SequenceLine, "id" | "version">; change: Schema["SequencePatch"] };

export function useChangeSequence({ quiet = false } = {}) {
  return useMutation({
    meta: { quiet },
    mutationFn: ({ sequence: { id, version }, change }: Change) =>
      unwrap(
        api.PATCH("/api/v1/sequences/{sequence_id}", {
          params: { path: { sequence_id: id } },
          headers: ifMatch(version),
          body: change,
        }),
      ) as Promise<Sequence>,
    onSuccess: useFresh(),
  });
}

export function useArchiveSequence() {
  return useMutation({
    mutationFn: ({ id, is_archived }: { id: string; is_archived: boolean }) =>
      unwrap(
        api.POST("/api/v1/sequences/{sequence_id}/archive", {
          params: { path: { sequence_id: id } },
          body: { is_archived },
        }),
      ),
    onSuccess: useFresh(),
  });
}

export function usePauseAll() {
  return useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/sequences/pause-all")),
    onSuccess: useFresh(),
  });
}

export function useEnrol() {
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ id, body }: { id: string; body: Schema["EnrolIn"] }) =>
      unwrap(
        api.POST("/api/v1/sequences/{sequence_id}/enrolments", {
          params: { path: { sequence_id: id } },
          headers: onlyOnce(),
          body,
        }),
      ),
    onSuccess: useFresh(),
  });
}

export type EnrolmentAct = "pause" | "resume" | "stop";

export function useEnrolmentAct() {
  return useMutation({
    mutationFn: ({ id, act }: { id: string; act: EnrolmentAct }) => {
      const params = { path: { enrolment_id: id } };
      if (act === "pause")
        return unwrap(api.POST("/api/v1/enrolments/{enrolment_id}/pause", { params }));
      if (act === "resume")
        return unwrap(api.POST("/api/v1/enrolments/{enrolment_id}/resume", { params }));
      return unwrap(api.POST("/api/v1/enrolments/{enrolment_id}/stop", { params }));
    },
    onSuccess: useFresh(),
  });
}
