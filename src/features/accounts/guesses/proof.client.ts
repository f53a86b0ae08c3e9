/// <reference lib="dom" />
/**
 * Pays for a guess in the browser: solves the puzzles of a ticket in short pieces, so that the page stays usable, and then
 * sends the form again with the button that was tapped.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { beginsWithZeros, bitsOfOne, PUZZLE_COUNT, puzzleText } from './puzzle.ts';

const PIECE_MS = 40;

const proofInput = document.querySelector<HTMLInputElement>('input[name=proof][data-seed]');
if (proofInput?.form) void payIn(proofInput.form, proofInput);

async function payIn(form: HTMLFormElement, input: HTMLInputElement): Promise<void> {
  const { seed = '', bits = '0', chosen = '' } = input.dataset;
  for (const element of form.querySelectorAll<HTMLElement>('[data-without-script]')) element.hidden = true;
  for (const element of form.querySelectorAll<HTMLElement>('[data-with-script]')) element.hidden = false;
  const progress = form.querySelector('progress');
  const buttons = [...form.querySelectorAll<HTMLButtonElement>('button')];
  let button = buttons.find(({ value }) => value === chosen) ?? buttons[0];
  // Whoever taps again while it is busy, chooses what is sent when it is done.
  form.addEventListener('submit', (event) => {
    if (input.value) return;
    event.preventDefault();
    if (event.submitter instanceof HTMLButtonElement) button = event.submitter;
  });
  const solutions: number[] = [];
  for (let place = 0; place < PUZZLE_COUNT; place++) {
    solutions.push(await solve(seed, place, bitsOfOne(Number(bits))));
    if (progress) progress.value = solutions.length / PUZZLE_COUNT;
  }
  input.value = solutions.join(',');
  button?.click();
}

async function solve(seed: string, place: number, bits: number): Promise<number> {
  const encoder = new TextEncoder();
  let pauseAt = performance.now() + PIECE_MS;
  for (let solution = 0; ; solution++) {
    if (beginsWithZeros(sha256(encoder.encode(puzzleText(seed, place, solution))), bits)) return solution;
    if (solution % 64 === 0 && performance.now() > pauseAt) {
      await new Promise((resolve) => setTimeout(resolve));
      pauseAt = performance.now() + PIECE_MS;
    }
  }
}
