/// <reference lib="dom" />
// The script of the desks: keys to work with, boxes that choose many rows, filters that need no button, a text that somebody
// else wrote taken over with one tap. Everything works without it.

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)));

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-row]')];
const opener = (row: Element): HTMLElement | null => row.querySelector<HTMLElement>('a[href]');

/** The row that holds the focus: keys follow it. */
const currentRow = (): HTMLElement | undefined =>
  (document.activeElement?.closest('[data-row]') as HTMLElement | null) ?? undefined;

/** Brings the focus to the link of the row so many further on. */
function moveRow(by: 1 | -1): void {
  const all = rows();
  const current = currentRow();
  const next = current ? all.indexOf(current) + by : by === 1 ? 0 : all.length - 1;
  const row = all[Math.max(0, Math.min(all.length - 1, next))];
  if (!row) return;
  (opener(row) ?? row).focus();
  row.scrollIntoView({ block: 'nearest' });
}

const choiceIn = (row: Element | undefined): HTMLInputElement | null | undefined =>
  row?.querySelector<HTMLInputElement>('input[name="chosen"]');

const KEYS: Record<string, () => void> = {
  j: () => moveRow(1),
  k: () => moveRow(-1),
  x: () => choiceIn(currentRow())?.click(),
  '/': () => {
    const field = document.querySelector<HTMLInputElement>('[data-desk-search]');
    field?.focus();
    field?.select();
  },
  '?': () => document.querySelector<HTMLDialogElement>('.desk-keys')?.showModal(),
};

addEventListener('keydown', (pressed) => {
  const { key, target, ctrlKey, metaKey, altKey } = pressed;
  if (key === 'Enter' && (ctrlKey || metaKey) && target instanceof HTMLTextAreaElement) {
    pressed.preventDefault();
    // As if its first button was pressed, so that the name and value of that button go along.
    const button = target.form?.querySelector<HTMLButtonElement>(
      'button[data-send], button:not([formaction])',
    );
    target.form?.requestSubmit(button ?? undefined);
    return;
  }
  if (key === 'Escape' && isTyping(target)) return (target as HTMLElement).blur();
  if (ctrlKey || metaKey || altKey || isTyping(target) || document.querySelector('dialog[open]')) return;
  const own = /^[a-z]$/.test(key) ? document.querySelector<HTMLElement>(`[data-key="${key}"]`) : null;
  if (!own && !KEYS[key]) return;
  pressed.preventDefault();
  if (!own) return KEYS[key]?.();
  own.scrollIntoView({ block: 'nearest' });
  own.focus();
  if (!isTyping(own)) own.click();
});

const chosen = (): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>('input[name="chosen"]'),
];

/** Says how many rows are chosen, and lets the buttons wait until there are some. */
function countChosen(): void {
  const count = chosen().filter(({ checked }) => checked).length;
  for (const status of document.querySelectorAll<HTMLElement>('[data-chosen-count]')) {
    const texts = JSON.parse(status.dataset.chosenCount ?? '[]') as string[];
    status.hidden = false;
    status.textContent = texts[count] ?? String(count);
    const form = status.closest('form');
    // Above the rows only while there is something to do with them.
    form?.classList.toggle('active', count > 0);
    for (const button of form?.querySelectorAll<HTMLButtonElement>('button') ?? [])
      button.disabled = count === 0;
  }
}

for (const all of document.querySelectorAll<HTMLInputElement>('[data-choose-all]')) {
  all.hidden = false;
  all.addEventListener('change', () => {
    for (const box of chosen()) box.checked = all.checked;
    countChosen();
  });
}
for (const box of chosen()) box.addEventListener('change', countChosen);
if (chosen().length > 0) countChosen();

for (const field of document.querySelectorAll<HTMLSelectElement>('select[data-submit]'))
  field.addEventListener('change', () => field.form?.requestSubmit());

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-take]')) {
  const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(
    `main [name="${CSS.escape(button.dataset.take ?? '')}"]:not([type="hidden"])`,
  );
  if (!field) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    field.value = button.dataset.text ?? '';
    field.focus();
  });
}

/** Is there something in this browser that a page of ours has not sent yet? */
function hasUnsent(): boolean {
  try {
    return Object.entries(localStorage).some(
      ([key, value]) => key.startsWith('unsent:') && (JSON.parse(String(value)) as unknown[]).length > 0,
    );
  } catch {
    return false;
  }
}

// Closing a session clears what the browser keeps for us: whoever has something there that was not sent is told first.
for (const form of document.querySelectorAll<HTMLFormElement>(
  'form[action$="/team/close"], form[action$="/account/close"]',
)) {
  form.addEventListener('submit', (sent) => {
    const warning = document.querySelector<HTMLElement>('[data-unsent]');
    if (!warning?.hidden || !hasUnsent()) return;
    sent.preventDefault();
    form.append(warning);
    warning.role = 'alert';
    warning.hidden = false;
  });
}

export {};
