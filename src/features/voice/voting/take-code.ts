/// <reference lib="dom" />
/** Takes a code out of the address at once, where browsers and people who look along would find it, and puts it in its field. */
export function takeCode(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-code]');
  const prefix = `#${form?.dataset.code ?? ''}`;
  if (!form || !location.hash.startsWith(prefix)) return;
  const code = decodeURIComponent(location.hash.slice(prefix.length));
  history.replaceState(null, '', location.pathname + location.search);
  const field = form.elements.namedItem('code');
  if (!(field instanceof HTMLInputElement)) return;
  // Of another card: whoever used this phone before is somebody else.
  form.closest('details')?.setAttribute('open', '');
  for (const link of document.querySelectorAll('[data-go-on]')) link.remove();
  field.value = code.replace(/(.{4})(?=.)/g, '$1 ');
}
