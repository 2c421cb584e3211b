import type { components } from "./schema.gen";

type ProblemOut = components["schemas"]["ProblemOut"];
type Fields = Record<string, string>;
type Extension = Readonly<Record<string, unknown>>;
type Body = {
  code: string;
  status: number;
  detail: string;
  fields?: Fields;
  extension?: Extension;
};

/** A refusal from the server: `code` is for the program, `detail` for the user, `fields` for the form. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly fields: Fields;
  /** What this kind of refusal says besides. */
  readonly extension: Extension;

  constructor({ code, status, detail, fields = {}, extension = {} }: Body) {
    super(detail || code);
    this.name = "Problem";
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.fields = fields;
    this.extension = extension;
  }
}

export function problemOf(error: unknown, status: number): Problem {
  const body = (error && typeof error === "object" ? error : {}) as Partial<ProblemOut>;
  return new Problem({
    code: body.code ?? `http_${status}`,
    status,
    detail: body.detail ?? "",
    fields: fieldsOf(body.fields),
    extension: body as Extension,
  });
}

function fieldsOf(fields: ProblemOut["fields"] = []): Fields {
  return Object.fromEntries(fields.map(({ field, detail }) => [field, detail]));
}
