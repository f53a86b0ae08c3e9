import { type AnswerValue, type IntakeStanding, NO_ANSWER, standingAt } from '../../intake/answers.ts';
import { type IntakeQuestion, isIntakeQuestion } from '../../intake/questions.ts';

/** The part of the page with one question. */
const partsOf = (form: HTMLElement): HTMLElement[] => [
  ...form.querySelectorAll<HTMLElement>('[data-question]'),
];

const inputsOf = (part: HTMLElement): HTMLInputElement[] => [
  ...part.querySelectorAll<HTMLInputElement>('input'),
];

/** What is chosen or written at a question. */
export function readPart(part: HTMLElement): AnswerValue {
  const words = part.querySelector('textarea')?.value.trim();
  if (words !== undefined) return words ? { choices: [], words } : NO_ANSWER;
  const chosen = inputsOf(part).filter(({ checked, value }) => checked && value);
  return { choices: chosen.map(({ value }) => value) };
}

/** Fills in what stands at each question. A field in which somebody writes is left alone. */
export function fillForm(form: HTMLElement, standings: ReadonlyMap<IntakeQuestion, IntakeStanding>): void {
  for (const part of partsOf(form)) {
    const question = part.dataset.question ?? '';
    if (!isIntakeQuestion(question) || part.contains(document.activeElement)) continue;
    const { choices, words = '' } = standingAt(standings, question).answer?.value ?? NO_ANSWER;
    const area = part.querySelector('textarea');
    if (area) area.value = words;
    for (const input of inputsOf(part))
      input.checked = input.value === '' ? choices.length === 0 : choices.includes(input.value);
  }
}

/** "None of these" and "prefers not to say" stand alone: what was tapped last counts. */
function keepAlone(part: HTMLElement, tapped: EventTarget | null, alone: readonly string[]): void {
  if (!(tapped instanceof HTMLInputElement) || !tapped.checked || tapped.type !== 'checkbox') return;
  const isAlone = alone.includes(tapped.value);
  for (const input of inputsOf(part))
    if (input !== tapped && (isAlone || alone.includes(input.value))) input.checked = false;
}

/** Calls `answered` with each question that is changed: boxes at once, words when the field is left. */
export function listenToForm(
  form: HTMLElement,
  alone: readonly string[],
  answered: (question: IntakeQuestion, value: AnswerValue) => void,
): void {
  for (const part of partsOf(form)) {
    const question = part.dataset.question ?? '';
    if (!isIntakeQuestion(question)) continue;
    part.addEventListener('change', (event) => {
      keepAlone(part, event.target, alone);
      answered(question, readPart(part));
    });
  }
}
