import type { components } from "./schema.gen";

type ProblemOut = components["schemas"]["ProblemOut"];
type Fields = Record<string, string>;
type Body = { code: string; status: number; detail: string; fields?: Fields };

/** A refusal from the server: `code` is for the program, `detail` for the user, `fields` for the form. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly fields: Fields;

  constructor({ code, status, detail, fields = {} }: Body) {
    super(detail || code);
    this.name = "Problem";
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.fields = fields;
  }
}

export function problemOf(error: unknown, status: number): Problem {
  const body = (error && typeof error === "object" ? error : {}) as Partial<ProblemOut>;
  return new Problem({
    code: body.code ?? `http_${status}`,
    status,
    detail: body.detail ?? "",
    fields: fieldsOf(body.fields),
  });
}

function fieldsOf(fields: ProblemOut["fields"] = []): Fields {
  return Object.fromEntries(fields.map(({ field, detail }) => [field, detail]));
}
