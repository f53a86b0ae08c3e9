/** The row of a badge in the list; spaces and dashes in the code do not matter. */
export function findMemberRow(code: string): HTMLElement | undefined {
  const normalize = (text: string) => text.replace(/[^0-9A-Z]/g, '');
  return [...document.querySelectorAll<HTMLElement>('[data-code]')].find(
    (row) => normalize(row.dataset.code ?? '') === normalize(code),
  );
}

/** Marks the row of a badge as present since a moment (ISO 8601), unless it already is, and updates the count. */
export function markPresent(code: string, since: string): void {
  const row = findMemberRow(code);
  if (!row || (row.dataset.came && row.dataset.came <= since)) return;
  row.dataset.came = since;
  const counter = document.getElementById('came');
  const presentCount = document.querySelectorAll('[data-came]').length;
  if (counter) counter.textContent = (counter.dataset.words ?? '#').replace('#', String(presentCount));
}

/** Shows a large message to whoever checks people in. */
export function showGreeting(text: string, kind: 'good' | 'problem'): void {
  const greeting = document.getElementById('greeting');
  if (!greeting) return;
  greeting.textContent = text;
  greeting.className = `greeting notice ${kind}`;
}
