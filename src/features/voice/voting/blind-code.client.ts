import { admitBlindly } from '../blind-tokens/client/blind-admission.ts';
import { takeCode } from './take-code.ts';

/**
 * Keeps a code in this browser: the server signs a key that it does not see, so that nobody can tell which ballot came from which
 * card. Without it the form works as well, and the server forgets what it saw.
 */
const form = document.querySelector<HTMLFormElement>('form[data-blind]');

async function begin(of: HTMLFormElement): Promise<void> {
  const field = (name: string) => {
    const element = of.elements.namedItem(name);
    return element instanceof HTMLInputElement ? element.value : '';
  };
  const { blind = '', of: conversation = '', at: address = '' } = of.dataset;
  for (const trouble of of.querySelectorAll<HTMLElement>('[data-trouble-of]')) trouble.hidden = true;
  const answer = await admitBlindly({
    code: field('code'),
    conversation,
    publicKey: blind,
    address,
    token: field('token'),
  });
  const show = (refusal: string) => {
    const trouble = of.querySelector<HTMLElement>(`[data-trouble-of="${refusal}"]`);
    if (trouble) trouble.hidden = false;
  };
  if ('refusal' in answer) return show(answer.refusal);
  const body = new URLSearchParams({ token: field('token'), do: 'begin', ...answer.admission });
  const begun = await fetch(of.action, { method: 'POST', body }).catch(() => undefined);
  if (begun) location.assign(begun.url);
  else show('no-answer');
}

takeCode();
// Where the browser cannot compute it, for instance without https, the form goes as always.
if (form && globalThis.crypto?.subtle) {
  let isBusy = false;
  form.onsubmit = async (sent) => {
    sent.preventDefault();
    if (isBusy) return;
    isBusy = true;
    await begin(form).finally(() => {
      isBusy = false;
    });
  };
}
