/** A question that is answered with yes or no before something goes on. */
export type Question = { title: string; text: string; yes: string; no: string };
type Asked = Question & { answer: (isYes?: boolean) => void };

let asked: Asked | undefined;
const listeners = new Set<() => void>();

/** Ask, and wait for the answer; `Asking` shows it. Undefined: it was closed without one. */
export function ask(question: Question): Promise<boolean | undefined> {
  asked?.answer();
  return new Promise((resolve) => {
    show({
      ...question,
      answer: (isYes) => {
        show(undefined);
        resolve(isYes);
      },
    });
  });
}

export function askedNow(): Asked | undefined {
  return asked;
}

export function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(question: Asked | undefined): void {
  asked = question;
  for (const listener of listeners) listener();
}
