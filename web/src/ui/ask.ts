/** A question that is answered with yes or no before something goes on. */
export type Question = { title: string; text: string; yes: string; no: string };
type Asked = Question & { answer: (isYes: boolean) => void };

let asked: Asked | undefined;
const listeners = new Set<() => void>();

/** Ask, and wait for the answer; `Asking` shows it. Whoever asks anew takes a no for the one before. */
export function ask(question: Question): Promise<boolean> {
  asked?.answer(false);
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
